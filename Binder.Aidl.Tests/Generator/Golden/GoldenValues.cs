namespace Binder.Aidl.Tests.Generator.Golden;

/// <summary>Values of every generated type with their bytes, written by hand from the wire format reference.</summary>
internal static class GoldenValues
{
    public static IReadOnlyDictionary<string, GoldenValue> All { get; } = new Dictionary<string, GoldenValue>
    {
        ["union: reference example 43"] = GoldenValue.Of<NumberOrText>(
            new NumberOrText.Text("x"), "01000000 01000000 01000000 78000000"),
        ["union: reference example 44"] = GoldenValue.Of<NumberOrText>(
            new NumberOrText.Number(9), "01000000 00000000 09000000"),
        ["union: boolean"] = GoldenValue.Of<Anything>(
            new Anything.Flag(false), "01000000 00000000 00000000"),
        ["union: packed bytes"] = GoldenValue.Of<Anything>(
            new Anything.Bytes([1, 2, 3]), "01000000 01000000 03000000 01020300"),
        ["union: union"] = GoldenValue.Of<Anything>(
            new Anything.Inner(new NumberOrText.Number(-1)), "01000000 02000000 01000000 00000000 ffffffff"),
        ["union: null"] = GoldenValue.Of<Anything>(
            new Anything.Maybe(null), "01000000 03000000 00000000"),
        ["union: itself"] = GoldenValue.Of<Anything>(
            new Anything.Maybe(new Anything.Flag()), "01000000 03000000 01000000 00000000 01000000"),
        ["union: list of itself"] = GoldenValue.Of<Anything>(
            new Anything.Many([null, new Anything.Flag()]), "01000000 04000000 02000000 00000000 01000000 00000000 01000000"),
        ["union: parcelable of unions"] = GoldenValue.Of<Anything>(
            new Anything.Pair(new UnionPair(new NumberOrText.Number(5), new NumberOrText.Text(""))),
            "01000000 05000000 01000000 20000000 01000000 00000000 05000000 01000000 01000000 00000000 00000000"),
        ["parcelable: union and null"] = GoldenValue.Of(
            new UnionPair(new NumberOrText.Number(5), null), "01000000 14000000 01000000 00000000 05000000 00000000"),
    };
}
