using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace Binder.Aidl.Tests.Generator.Golden;

[Parcelable]
public sealed partial record FixedArrays(
    [FixedSize(2)] int[] Pair, [FixedSize(2, 3)] byte[][] Rows, [FixedSize(1)] string[]? Names, [FixedSize(1, 1, 2)] long[][][] Cube);

[Parcelable]
public sealed partial record Maps(Dictionary<string, string> Texts, IReadOnlyDictionary<string, NumberOrText?>? Unions);

[Parcelable]
public sealed partial record Numbers(short A, ushort B, uint C, ulong D, Half E, TimeSpan F, DateOnly G, TimeOnly H);

[Parcelable]
public sealed partial record Texts(decimal A, Guid B, DateTimeOffset C, Uri D, Guid? E, Uri? F, decimal? G);

[Parcelable]
public sealed partial record Blocks(
    ReadOnlyMemory<byte> A, ReadOnlyMemory<byte>? B, ImmutableArray<int> C, ImmutableArray<byte>? D, ImmutableArray<string?>? E);

[Parcelable]
public sealed partial record Chosen(
    [ParcelMarshaller(typeof(GuidBytesMarshaller))] Guid A,
    [ParcelMarshaller(typeof(UnixTimeMillisecondsMarshaller))] DateTimeOffset B,
    Money C,
    [ParcelMarshaller(typeof(GuidBytesMarshaller))] Guid[] D);

[Parcelable]
public sealed partial record Nothing;

/// <summary>The reference's <c>R</c> and <c>X</c>.</summary>
[Parcelable, VintfStability]
public sealed partial record StableHolder(ParcelableHolder H);

[Parcelable("a.X"), VintfStability]
public sealed partial record Held(int V);

[Parcelable]
public sealed partial record LocalHolder(ParcelableHolder H, int After = 9);

[Parcelable("a.X")]
public sealed partial record UnstableHeld(int V);

[Parcelable("a.B")]
public sealed partial record HeldObjects(IBinder Token, IBinder? Other, Microsoft.Win32.SafeHandles.SafeFileHandle? File, string Text);

[ParcelMarshaller(typeof(MoneyMarshaller))]
public readonly record struct Money(long Cents);

[AidlName("long")]
public readonly struct MoneyMarshaller : IParcelMarshaller<Money>
{
    public static int MinimumSize => 8;

    public static void Write(Parcel parcel, Money value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(value.Cents);
    }

    public static Money Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return new Money(parcel.ReadInt64());
    }
}

/// <summary>The types above in every direction.</summary>
[BinderInterface("test.ITypes")]
public partial interface ITypes : IInterface
{
    [return: FixedSize(2)]
    int[] Fixed([FixedSize(2, 2)] int[][] a, [FixedSize(2)] out string[] b, [FixedSize(2)] ref byte[] c);

    Dictionary<string, string> Map(IReadOnlyDictionary<string, NumberOrText> a, out Dictionary<string, NumberOrText?>? b);

    [return: RawFileDescriptor]
    SafeFileHandle Raw([RawFileDescriptor] SafeFileHandle a, [RawFileDescriptor] SafeFileHandle[] b);

    Task<ImmutableArray<Guid>> Immutable(ImmutableArray<byte> a, ReadOnlyMemory<byte> b);

    void Outs(out ImmutableArray<long> a, out ReadOnlyMemory<byte>? b, ref DateTimeOffset? c, out Money d, out NumberOrText e);
}

internal sealed class Types : BnTypes
{
    public override int[] Fixed(int[][] a, out string[] b, ref byte[] c)
    {
        b = ["x", "y"];
        c = [c[1], c[0]];
        return [a[0][0] + a[0][1], a[1][0] + a[1][1]];
    }

    public override Dictionary<string, string> Map(IReadOnlyDictionary<string, NumberOrText> a, out Dictionary<string, NumberOrText?>? b)
    {
        b = a.Count == 0 ? null : a.ToDictionary(static pair => pair.Key, static pair => (NumberOrText?)pair.Value);
        return a.ToDictionary(static pair => pair.Key, static pair => $"{pair.Value.GetTag()}");
    }

    public override SafeFileHandle Raw(SafeFileHandle a, SafeFileHandle[] b) => b.Single();

    public override Task<ImmutableArray<Guid>> Immutable(ImmutableArray<byte> a, ReadOnlyMemory<byte> b) =>
        Task.FromResult(ImmutableArray.Create(new Guid([.. a, .. b.Span], bigEndian: true)));

    public override void Outs(out ImmutableArray<long> a, out ReadOnlyMemory<byte>? b, ref DateTimeOffset? c, out Money d, out NumberOrText e)
    {
        a = [1, 2];
        b = null;
        c = c?.AddDays(1);
        d = new Money(5);
        e = new NumberOrText.Text("e");
    }
}
