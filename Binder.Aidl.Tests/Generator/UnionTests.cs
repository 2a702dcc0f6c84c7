using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Parcels;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

public sealed class UnionTests
{
    [Fact]
    public void ValuesAreComparedByMemberAndValue()
    {
        Assert.Equal<NumberOrText>(new NumberOrText.Number(1), Echo(new NumberOrText.Number(1)));
        Assert.NotEqual<NumberOrText>(new NumberOrText.Number(1), new NumberOrText.Text("1"));
    }

    [Fact]
    public void TheTagNamesTheMember()
    {
        Assert.Equal(NumberOrText.Tag.Number, new NumberOrText.Number(1).GetTag());
        Assert.Equal(NumberOrText.Tag.Text, new NumberOrText.Text("").GetTag());
        Assert.Equal([0, 1, 2, 3, 4, 5], Enum.GetValues<Anything.Tag>().Select(static tag => (int)tag));
    }

    [Theory]
    [InlineData("01000000 02000000 00000000")]
    [InlineData("01000000 ffffffff 00000000")]
    [InlineData("01000000 00000080 00000000")]
    public void AnUnknownTagIsABadValue(string wire)
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadParcelable<NumberOrText>()));

        Assert.Equal(StatusCode.BadValue, e.Status);
    }

    [Fact]
    public void TheDefaultIsTheFirstMember()
    {
        Assert.Equal<NumberOrText>(new NumberOrText.Number(0), Parcel.CreateDefault<NumberOrText>());
        Assert.Equal<Anything>(new Anything.Flag(true), Parcel.CreateDefault<Anything>());
    }

    [Fact]
    public void AFieldThatAnOlderSenderLeftOutIsTheDefault() => Assert.Equal(
        new UnionPair(new NumberOrText.Number(0), null),
        Wire.Echo(static p => p.WriteParcelable(new OlderUnionPair()), static p => p.ReadParcelable<UnionPair>()));

    [Fact]
    public void AMemberThatMustNotBeNullIsRefusedBeforeItTravels() => Assert.Throws<ArgumentNullException>(
        static () => Wire.Written(static p => p.WriteParcelable<NumberOrText>(new NumberOrText.Text(null!))));

    [Fact]
    public void TheDefaultMayBeAnArray()
    {
        Assert.Equal<Batch>(new Batch.Numbers([1, -2]), Parcel.CreateDefault<Batch>());
        Assert.NotSame(((Batch.Numbers)Parcel.CreateDefault<Batch>()).Value, ((Batch.Numbers)Parcel.CreateDefault<Batch>()).Value);
    }

    public static TheoryData<string, string> Batches => new()
    {
        { "numbers", "a.B.numbers([1, 2])" },
        { "points", "a.B.points([0.5, 1])" },
        { "no points", "a.B.points([])" },
        { "names", "a.B.names({k=v, l=null})" },
        { "bytes", "a.B.bytes([7])" },
        { "no bytes", "a.B.bytes(null)" },
        { "one", "a.B.one(x)" },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void EqualMeansEqualInsideAndTheTextHasTheNamesOfAidl(string name, string text)
    {
        Batch value = BatchOf(name);

        Assert.Equal(value, BatchOf(name));
        Assert.Equal(value.GetHashCode(), BatchOf(name).GetHashCode());
        Assert.Equal(value, Wire.Echo(p => p.WriteParcelable(value), static p => p.ReadParcelable<Batch>()));
        Assert.All(Batches.Where(row => row.Data.Item1 != name), row => Assert.NotEqual(value, BatchOf(row.Data.Item1)));
        Assert.Equal(text, value.ToString());
    }

    private static Batch BatchOf(string name) => name switch
    {
        "numbers" => new Batch.Numbers([1, 2]),
        "points" => new Batch.Points([0.5, 1]),
        "no points" => new Batch.Points([]),
        "names" => new Batch.Names(new() { ["k"] = "v", ["l"] = null }),
        "bytes" => new Batch.Bytes(new byte[] { 7 }),
        "no bytes" => new Batch.Bytes(null),
        _ => new Batch.One(),
    };

    [Fact]
    public void NestingHasABound()
    {
        Anything value = new Anything.Flag();
        for (int depth = 0; depth < 100; depth++)
            value = new Anything.Maybe(value);

        Assert.Throws<ParcelException>(() => Wire.Written(p => p.WriteParcelable(value)));
    }

    private static NumberOrText Echo(NumberOrText value) => Wire.Echo(p => p.WriteParcelable(value), static p => p.ReadParcelable<NumberOrText>());
}
