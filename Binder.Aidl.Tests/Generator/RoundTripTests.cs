using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Generator.Loopback;
using Binder.Aidl.Tests.Parcels;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Whatever the values: what is read is what was written.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Primitives() => Prop.ForAll<(bool A, sbyte B, byte C, char D, int E, long F, float G), (double H, NonNull<string> I, string? J)>(
        static (some, more) => ComesBack(
            new Primitives(some.A, some.B, some.C, some.D, some.E, some.F, some.G, more.H, more.I.Get, more.J, null))).QuickCheckThrowOnFailure();

    [Fact]
    public void Enums() => Prop.ForAll<(sbyte A, byte B, int C, long D), NonNull<sbyte[]>, NonNull<long[]>>(
        static (one, bytes, longs) => ComesBack(new Enums(
            (Sign)one.A,
            (Level)one.B,
            (Color)one.C,
            (Distance)one.D,
            [.. bytes.Get.Select(static value => (Sign)value)],
            [.. bytes.Get.Select(static value => (Level)value)],
            one.C % 2 == 0 ? null : [.. longs.Get.Select(static value => (Color)value)],
            [.. longs.Get.Select(static value => (Distance)value)],
            [.. bytes.Get.Select(static value => (Color)value)]))).QuickCheckThrowOnFailure();

    [Fact]
    public void Arrays() => Prop.ForAll<(NonNull<bool[]> A, NonNull<sbyte[]> B, NonNull<byte[]> C, NonNull<char[]> D, NonNull<int[]> E, NonNull<long[]> F), (NonNull<float[]> G, NonNull<double[]> H, NonNull<NonNull<string>[]> I, NonNull<string?[]> J, int[]? K, byte[]? L)>(
        static (some, more) => ComesBack(new Arrays(
            some.A.Get,
            some.B.Get,
            some.C.Get,
            some.D.Get,
            some.E.Get,
            some.F.Get,
            more.G.Get,
            more.H.Get,
            [.. more.I.Get.Select(static text => text.Get)],
            more.J.Get,
            more.K,
            more.L))).QuickCheckThrowOnFailure();

    [Fact]
    public void ListsAndParcelables() => Prop.ForAll<NonNull<NonNull<string>[]>, string?[]?, NonNull<int[]>>(
        static (texts, nullables, numbers) =>
        {
            List<string> strings = [.. texts.Get.Select(static text => text.Get)];
            List<Held> held = [.. numbers.Get.Select(static number => new Held(number))];
            List<Held?> gaps = [.. held.SelectMany(static one => new[] { null, one })];
            Lists lists = new(strings, nullables, held, nullables is null ? null : gaps, [.. numbers.Get], [.. strings.Select(static text => new NumberOrText.Text(text))]);
            Nested nested = new(
                new Point(strings.Count, double.Epsilon), nullables is null ? null : default(Point), null, new Held(1), held.FirstOrDefault(), [.. numbers.Get.Select(static number => new Point(number, number))], [.. gaps], null);
            return ComesBack(lists) && ComesBack(nested);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Unions() => Prop.ForAll<(NonNull<int[]> Numbers, NonNull<double[]> Points), byte[]?, NonNull<NonNull<string>[]>>(
        static (values, bytes, texts) => new Batch[]
        {
            new Batch.Numbers(values.Numbers.Get),
            new Batch.Points([.. values.Points.Get]),
            new Batch.Bytes(bytes is null ? default(ReadOnlyMemory<byte>?) : bytes),
            new Batch.Names(texts.Get.Select(static text => text.Get).Distinct().ToDictionary(static text => text, static text => text.Length > 3 ? null : text)),
            new Batch.One(string.Concat(texts.Get.Select(static text => text.Get))),
        }.All(ComesBack)).QuickCheckThrowOnFailure();

    private static bool ComesBack<T>(T value)
        where T : IParcelable<T> => Wire.Echo(p => p.WriteParcelable(value), static p => p.ReadParcelable<T>()).Equals(value);
}
