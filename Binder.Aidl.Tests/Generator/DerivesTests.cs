using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Parcels;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Parcelables that are compared by what is in their arrays, lists and maps.</summary>
public sealed class DerivesTests
{
    private static Derived Sample => new(
        1, null, [[1, 2], [3, 4]], [new NumberOrText.Text("t"), null], new() { ["k"] = "v" }, [1.5, -2], new byte[] { 7 }, true);

    [Fact]
    public void EqualMeansEqualInside()
    {
        Assert.Equal(Sample, Sample);
        Assert.Equal(Sample.GetHashCode(), Sample.GetHashCode());
    }

    public static TheoryData<string> Differences => ["id", "name", "rows", "unions", "fewer unions", "map", "key", "numbers", "bytes", "no bytes", "last"];

    [Theory]
    [MemberData(nameof(Differences))]
    public void DifferentMeansDifferentInside(string difference)
    {
        Derived other = difference switch
        {
            "id" => Sample with { Id = 2 },
            "name" => Sample with { Name = "" },
            "rows" => Sample with { Rows = [[1, 2], [3, 5]] },
            "unions" => Sample with { Unions = [new NumberOrText.Text("u"), null] },
            "fewer unions" => Sample with { Unions = [new NumberOrText.Text("t")] },
            "map" => Sample with { Map = new() { ["k"] = "w" } },
            "key" => Sample with { Map = new() { ["l"] = "v" } },
            "numbers" => Sample with { Numbers = [1.5, -2, 0] },
            "bytes" => Sample with { Bytes = new byte[] { 8 } },
            "no bytes" => Sample with { Bytes = null },
            _ => Sample with { IsLast = false },
        };

        Assert.NotEqual(Sample, other);
        Assert.NotEqual(other, Sample);
    }

    [Fact]
    public void TheTextHasTheNamesOfAidl() => Assert.Equal(
        "a.D{id: 1, name: null, rows: [[1, 2], [3, 4]], unions: [Text { Value = t }, null], map: {k=v}, numbers: [1.5, -2], bytes: [7], isLast: true}",
        Sample.ToString());

    [Fact]
    public void AnyValueComesBackEqual() => Prop.ForAll<(int Id, string? Name, NonNull<NonNull<string>[]> Texts, NonNull<double[]> Numbers, byte[]? Bytes)>(
        static any =>
        {
            Derived value = new(
                any.Id,
                any.Name,
                [[any.Id, 1], [2, ~any.Id]],
                [.. any.Texts.Get.Select(static text => (NumberOrText?)new NumberOrText.Text(text.Get)), null, new NumberOrText.Number(any.Id)],
                any.Texts.Get.Select(static text => text.Get).Distinct().ToDictionary(static text => text, static text => text + "!"),
                [.. any.Numbers.Get],
                any.Bytes is null ? default(ReadOnlyMemory<byte>?) : any.Bytes,
                any.Bytes is null);
            return Wire.Echo(p => p.WriteParcelable(value), static p => p.ReadParcelable<Derived>()).Equals(value);
        }).QuickCheckThrowOnFailure();
}
