using Binder.Aidl.Tests.Generator.Loopback;

namespace Binder.Aidl.Tests.Generator.Golden;

/// <summary>Values of every generated type with their bytes, written by hand from the wire format reference.</summary>
internal static class GoldenValues
{
    private static readonly Guid Id = new("00112233-4455-6677-8899-aabbccddeeff");
    private static readonly DateTimeOffset Moment = new(2026, 11, 20, 16, 9, 31, TimeSpan.FromHours(-5));

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
        ["fixed arrays"] = GoldenValue.Of(
            new FixedArrays([1, 2], [[1, 2, 3], [4, 5, 6]], null, [[[1, -1]]]),
            "01000000 44000000 02000000 01000000 02000000 02000000 03000000 01020300 03000000 04050600 ffffffff "
            + "01000000 01000000 02000000 01000000 00000000 ffffffff ffffffff"),
        ["maps: reference example 47 and unions"] = GoldenValue.Of(
            new Maps(new() { ["k"] = "v" }, new Dictionary<string, NumberOrText?> { ["u"] = new NumberOrText.Number(3), ["n"] = null }),
            "01000000 3c000000 01000000 01000000 6b000000 01000000 76000000 "
            + "02000000 01000000 75000000 01000000 00000000 03000000 01000000 6e000000 00000000"),
        ["maps: empty and null"] = GoldenValue.Of(new Maps([], null), "01000000 0c000000 00000000 ffffffff"),
        ["numbers"] = GoldenValue.Of(
            new Numbers(-2, 0xFFFF, 0xFFFFFFFE, ulong.MaxValue - 1, (Half)1.5, new TimeSpan(1), new DateOnly(1970, 1, 2), new TimeOnly(1)),
            "01000000 30000000 feffffff ffff0000 feffffff feffffff ffffffff 0000c03f 64000000 00000000 01000000 64000000 00000000"),
        ["texts"] = GoldenValue.Of(
            new Texts(1.50m, Id, Moment, new Uri("x", UriKind.Relative), null, null, null),
            $"01000000 c0000000 {Text("1.50")} {Text("00112233-4455-6677-8899-aabbccddeeff")} {Text("2026-11-20T16:09:31.0000000-05:00")} "
            + "01000000 78000000 ffffffff ffffffff ffffffff"),
        ["texts that are not null"] = GoldenValue.Of(
            new Texts(-1m, Id, Moment, new Uri("ab:c"), Id, new Uri("de:f"), 0m),
            $"01000000 20010000 {Text("-1")} {Text("00112233-4455-6677-8899-aabbccddeeff")} {Text("2026-11-20T16:09:31.0000000-05:00")} "
            + $"{Text("ab:c")} {Text("00112233-4455-6677-8899-aabbccddeeff")} {Text("de:f")} {Text("0")}"),
        ["blocks"] = GoldenValue.Of(
            new Blocks(new byte[] { 1, 2, 3, 4, 5 }, null, [1, -1], [7], ["a", null]),
            "01000000 38000000 05000000 01020304 05000000 ffffffff 02000000 01000000 ffffffff 01000000 07000000 "
            + "02000000 01000000 61000000 ffffffff"),
        ["holder: empty and stable"] = GoldenValue.Of(
            new StableHolder(new ParcelableHolder(ParcelableStability.Vintf)), "01000000 10000000 01000000 01000000 00000000"),
        ["holder: stable"] = GoldenValue.Of(
            new StableHolder(Holding(new Held(5), ParcelableStability.Vintf)),
            "01000000 24000000 01000000 01000000 14000000 03000000 61002e00 58000000 08000000 05000000"),
        ["holder: local, with a union"] = GoldenValue.Of(
            new LocalHolder(Holding<NumberOrText>(new NumberOrText.Number(7), ParcelableStability.Local)),
            "01000000 28000000 01000000 00000000 14000000 03000000 61002e00 55000000 00000000 07000000 09000000"),
        ["primitives"] = GoldenValue.Of(
            new Primitives(true, -128, 255, 'A', -2, 0x1122334455667788, 1.5f, -2.25, "hi", "", null),
            "01000000 44000000 01000000 80ffffff ffffffff 41000000 feffffff 88776655 44332211 0000c03f 00000000 000002c0 "
            + "02000000 68006900 00000000 00000000 00000000 ffffffff"),
        ["enums"] = GoldenValue.Of(
            new Enums(Sign.Minus, (Level)0x80, (Color)7, (Distance)(-2), [Sign.Plus, Sign.Minus, Sign.None], [(Level)0xfe], [(Color)1, (Color)(-1)], [(Distance)9], []),
            "01000000 44000000 ffffffff 80ffffff 07000000 feffffff ffffffff 03000000 01ff0000 01000000 fe000000 "
            + "02000000 01000000 ffffffff 01000000 09000000 00000000 00000000"),
        ["arrays"] = GoldenValue.Of(
            new Arrays([true, false], [-1, 2], [1, 2, 3, 4, 5], ['a', 'b'], [1, -1], [1], [1.5f], [-2.25], ["a"], ["a", null], null, []),
            "01000000 80000000 02000000 01000000 00000000 02000000 ff020000 05000000 01020304 05000000 02000000 61000000 62000000 "
            + "02000000 01000000 ffffffff 01000000 01000000 00000000 01000000 0000c03f 01000000 00000000 000002c0 "
            + "01000000 01000000 61000000 02000000 01000000 61000000 ffffffff ffffffff 00000000"),
        ["lists"] = GoldenValue.Of(
            new Lists(["a"], ["b", null], [new Held(5)], [null, new Held(6)], [7, 8], [new NumberOrText.Number(9)]),
            "01000000 60000000 01000000 01000000 61000000 02000000 01000000 62000000 ffffffff 01000000 01000000 08000000 05000000 "
            + "02000000 00000000 01000000 08000000 06000000 02000000 07000000 08000000 01000000 01000000 00000000 09000000"),
        ["lists: empty and null"] = GoldenValue.Of(
            new Lists([], null, [], null, [], []), "01000000 1c000000 00000000 ffffffff 00000000 ffffffff 00000000 00000000"),
        ["parcelables inside"] = GoldenValue.Of(
            new Nested(new Point(1, 1.5), new Point(2, 0), null, new Held(3), null, [new Point(4, 0)], [null, new Held(5)], [null]),
            "01000000 74000000 01000000 10000000 01000000 00000000 0000f83f 01000000 10000000 02000000 00000000 00000000 00000000 "
            + "01000000 08000000 03000000 00000000 01000000 01000000 10000000 04000000 00000000 00000000 "
            + "02000000 00000000 01000000 08000000 05000000 01000000 00000000"),
        ["class"] = GoldenValue.Of(new PlainClass(), "01000000 10000000 03000000 01000000 78000000"),
        ["struct of a fixed size"] = GoldenValue.Of(
            new FixedStruct { A = -2, B = [Sign.Plus, Sign.Minus] }, "01000000 14000000 feffffff ffffffff 02000000 01ff0000"),
        ["union: compared by elements"] = GoldenValue.Of<Batch>(
            new Batch.Points([1.5]), "01000000 01000000 01000000 00000000 0000f83f"),
        ["union: map"] = GoldenValue.Of<Batch>(
            new Batch.Names(new() { ["k"] = null }), "01000000 02000000 01000000 01000000 6b000000 ffffffff"),
        ["union: no bytes"] = GoldenValue.Of<Batch>(new Batch.Bytes(null), "01000000 03000000 ffffffff"),
        ["chosen marshallers"] = GoldenValue.Of(
            new Chosen(Id, DateTimeOffset.UnixEpoch.AddMilliseconds(3), new Money(-1), [Id]),
            "01000000 40000000 10000000 00112233 44556677 8899aabb ccddeeff 03000000 00000000 ffffffff ffffffff "
            + "01000000 10000000 00112233 44556677 8899aabb ccddeeff"),
    };

    private static ParcelableHolder Holding<T>(T value, ParcelableStability stability)
        where T : IParcelable<T>
    {
        ParcelableHolder holder = new(stability);
        holder.Set(value);
        return holder;
    }

    // A String of the reference, by an encoder of its own.
    private static string Text(string text)
    {
        byte[] bytes = new byte[4 + ((((text.Length + 1) * 2) + 3) & ~3)];
        BitConverter.TryWriteBytes(bytes, text.Length);
        System.Text.Encoding.Unicode.GetBytes(text, bytes.AsSpan(4));
        return Parcels.Wire.Hex(bytes);
    }
}
