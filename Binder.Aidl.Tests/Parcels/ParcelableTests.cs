using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class ParcelableTests
{
    [Fact]
    public void AnOlderSenderLeavesDefaults() =>
        Assert.Equal(new NewerP(5, "x", 7), Wire.Echo(static p => p.WriteParcelable(new P(5, "x")), static p => p.ReadParcelable<NewerP>()));

    [Fact]
    public void ANewerSendersFieldsAreSkipped() => Assert.Equal(
        (new P(5, "x"), 9),
        Wire.Echo(
            static p =>
            {
                p.WriteParcelable(new NewerP(5, "x", 99));
                p.WriteInt32(9);
            },
            static p => (p.ReadParcelable<P>(), p.ReadInt32())));

    [Fact]
    public void ABodyOfItsSizeAloneIsAllDefaults() =>
        Assert.Equal(new P(0, ""), Wire.Read("01000000 04000000", static p => p.ReadParcelable<P>()));

    [Theory]
    [InlineData("01000000 03000000", StatusCode.BadValue)]
    [InlineData("01000000 00000000", StatusCode.BadValue)]
    [InlineData("01000000 ffffffff", StatusCode.BadValue)]
    [InlineData("01000000 0c000000 07000000", StatusCode.NotEnoughData)]
    [InlineData("01000000 ffffff7f 07000000", StatusCode.NotEnoughData)]
    [InlineData("01000000 06000000 07000000 00000000 00000000", StatusCode.BadValue)]
    [InlineData("01000000 0c000000 07000000 02000000 68006900 00000000", StatusCode.BadValue)]
    [InlineData("00000000", StatusCode.UnexpectedNull)]
    [InlineData("02000000 04000000", StatusCode.UnexpectedNull)]
    [InlineData("01000000", StatusCode.NotEnoughData)]
    public void ABrokenBodyIsRefused(string wire, StatusCode expected) =>
        Assert.Equal(expected, Assert.Throws<ParcelException>(() => Wire.Read(wire, static p => p.ReadParcelable<P>())).Status);

    [Fact]
    public void NullIsThePresenceWordZero()
    {
        Assert.Null(Wire.Echo(static p => p.WriteNullableParcelable<P>(null), static p => p.ReadNullableParcelable<P>()));
        Assert.Null(Wire.Echo(static p => p.WriteNullableParcelableValue<Q>(null), static p => p.ReadNullableParcelableValue<Q>()));
        Assert.Equal(
            new Q(3), Wire.Echo(static p => p.WriteNullableParcelableValue<Q>(new Q(3)), static p => p.ReadNullableParcelableValue<Q>()));
        Assert.Throws<ArgumentNullException>(static () => Wire.Written(static p => p.WriteParcelable<P>(null!)));
        ParcelException e = Assert.Throws<ParcelException>(static () => Wire.Read("02000000", static p => p.ReadNullableParcelable<P>()));
        Assert.Equal(StatusCode.UnexpectedNull, e.Status);
    }

    [Fact]
    public void ArraysOfParcelablesComeBack()
    {
        P?[] values = [new P(1, "a"), null, new P(2, "b")];
        Q?[] structs = [new Q(1), null];

        Assert.Equal(values, Wire.Echo(
            p => p.WriteArray<P?, NullableParcelableMarshaller<P>>(values), static p => p.ReadArray<P?, NullableParcelableMarshaller<P>>()));
        Assert.Equal(structs, Wire.Echo(
            p => p.WriteArray<Q?, NullableParcelableValueMarshaller<Q>>(structs),
            static p => p.ReadArray<Q?, NullableParcelableValueMarshaller<Q>>()));
    }

    [Fact]
    public void AnUnknownUnionMemberIsRefused() =>
        Assert.Equal(
            StatusCode.BadValue,
            Assert.Throws<ParcelException>(() => Wire.Read("01000000 02000000", static p => p.ReadParcelable<U>())).Status);

    [Fact]
    public void NestingIsFineUpTo64() =>
        Assert.Equal(63, Length(Wire.Echo(static p => p.WriteParcelable(ChainOf(64)), static p => p.ReadParcelable<Chain>())));

    [Fact]
    public void DeeperNestingIsNotWritten()
    {
        using Parcel parcel = Parcel.Obtain();
        ParcelException e = Assert.Throws<ParcelException>(() => parcel.WriteParcelable(ChainOf(65)));

        Assert.Equal(StatusCode.BadValue, e.Status);
        parcel.Reset();
        parcel.WriteParcelable(ChainOf(64));
    }

    [Fact]
    public void DeeperNestingIsNotRead()
    {
        using Parcel parcel = Parcel.Obtain();
        int[] tokens = new int[100_000];
        for (int depth = 0; depth < tokens.Length; depth++)
        {
            parcel.WriteInt32(1);
            tokens[depth] = parcel.BeginParcelable();
            parcel.WriteInt32(depth);
        }

        parcel.WriteInt32(0);
        foreach (int token in tokens)
            parcel.EndParcelable(token);
        parcel.DataPosition = 0;

        ParcelException e = Assert.Throws<ParcelException>(() => parcel.ReadParcelable<Chain>());
        Assert.Equal(StatusCode.BadValue, e.Status);
        Assert.Equal(StatusCode.BadValue, parcel.ReadStatus);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    public void ATokenFromElsewhereIsRefused(int token)
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.BeginParcelable();

        Assert.Throws<ArgumentOutOfRangeException>(() => parcel.EndParcelable(token));
    }

    private static Chain ChainOf(int length)
    {
        Chain? chain = null;
        for (int index = 0; index < length; index++)
            chain = new Chain(index, chain);
        return chain!;
    }

    private static int Length(Chain chain) => chain.Next is null ? 0 : 1 + Length(chain.Next);
}
