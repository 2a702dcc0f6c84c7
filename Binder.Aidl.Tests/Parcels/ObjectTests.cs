using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class ObjectTests
{
    private const string Local = "852a6273 13010000 10007f00 00000000 40007f00 00000000";
    private const string Remote = "852a6873 13000000 05000000 00000000 00000000 00000000";
    private const string Null = "852a6273 13000000 00000000 00000000 00000000 00000000";

    [Fact]
    public void ObjectsOfAnUnsentParcelAreTheOnesThatWereWritten()
    {
        FakeBinder first = new();
        FakeBinder second = new();
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(first);
        parcel.WriteNullableStrongBinder(null);
        parcel.WriteInt32(7);
        parcel.WriteStrongBinder(second);
        parcel.WriteStrongBinder(first);
        Assert.Equal([0UL, 60, 88], parcel.Offsets.ToArray());

        for (int time = 0; time < 2; time++)
        {
            parcel.DataPosition = 0;
            Assert.Same(first, parcel.ReadStrongBinder());
            Assert.Null(parcel.ReadNullableStrongBinder());
            Assert.Equal(7, parcel.ReadInt32());
            Assert.Same(second, parcel.ReadStrongBinder());
            Assert.Same(first, parcel.ReadStrongBinder());
        }
    }

    [Fact]
    public void ManyObjectsComeBack()
    {
        IBinder[] objects = [.. Enumerable.Range(0, 1_000).Select(static _ => new FakeBinder())];

        Assert.Equal(objects, Wire.Echo(
            p => p.WriteArray<IBinder, StrongBinderMarshaller>(objects), static p => p.ReadArray<IBinder, StrongBinderMarshaller>()));
    }

    [Fact]
    public void NullIsUnexpectedUnlessNullable()
    {
        ParcelException e = Assert.Throws<ParcelException>(
            static () => Wire.Echo(static p => p.WriteNullableStrongBinder(null), static p => p.ReadStrongBinder()));
        Assert.Equal(StatusCode.UnexpectedNull, e.Status);
        Assert.Throws<ArgumentNullException>(static () => Wire.Written(static p => p.WriteStrongBinder(null!)));
    }

    [Fact]
    public void OneThatIsNeitherLocalNorAProxyCannotBeSent()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new FakeBinder());

        Assert.Throws<InvalidOperationException>(() => parcel.Flatten(new FakeObjects()));
    }

    [Theory]
    [InlineData("03000000")]
    [InlineData("0c000000")]
    [InlineData("3f000000")]
    public void ALocalObjectComesHome(string stability)
    {
        FakeBinder binder = new();
        FakeObjects objects = new() { Local = { [FakeObjects.Ptr] = binder } };
        using ReceivedData data = new(Wire.Bytes($"{Local} {stability}"), 0);
        using Parcel parcel = data.Open(objects);

        Assert.Same(binder, parcel.ReadStrongBinder());
        Assert.Equal(0, parcel.DataAvailable);
    }

    [Fact]
    public void AReceivedNullIsNull() =>
        Assert.Null(Wire.Read($"{Null} 00000000", static p => p.ReadNullableStrongBinder()));

    [Theory]
    [InlineData(Local, "00000000", "0")]
    [InlineData(Local, "0100000c", "0")]
    [InlineData(Local, "0c000100", "0")]
    [InlineData(Null, "0c000000", "")]
    [InlineData(Null, "01000000", "")]
    [InlineData(Local, "0c000000", "")]
    [InlineData(Remote, "0c000000", "")]
    [InlineData("85616466 00000000 00000000 00000000 00000000 00000000", "00000000", "")]
    [InlineData("852a6277 13010000 10007f00 00000000 40007f00 00000000", "0c000000", "0")]
    [InlineData("852a6273 13010000 18007f00 00000000 40007f00 00000000", "0c000000", "0")]
    [InlineData("00000000 00000000 00000000 00000000 00000000 00000000", "00000000", "")]
    public void AnythingElseIsBadType(string flat, string stability, string offsets)
    {
        FakeObjects objects = new() { Local = { [FakeObjects.Ptr] = new FakeBinder() } };
        using ReceivedData data = new(Wire.Bytes($"{flat} {stability}"), Wire.Offsets(offsets));
        using Parcel parcel = data.Open(objects);

        Assert.Equal(StatusCode.BadType, Assert.Throws<ParcelException>(parcel.ReadNullableStrongBinder).Status);
        Assert.Equal(StatusCode.BadType, parcel.ReadStatus);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    [InlineData("0, 14")]
    [InlineData("1c, 0")]
    [InlineData("0, 0")]
    [InlineData("0, 21")]
    [InlineData("0, ffffffffffffffff")]
    [InlineData("ffffffffffffffe8")]
    [InlineData("100000000")]
    public void AnInvalidTableDropsAllObjects(string offsets)
    {
        FakeObjects objects = new() { Local = { [FakeObjects.Ptr] = new FakeBinder() } };
        using ReceivedData data = new(Wire.Bytes($"{Local} 0c000000 {Local} 0c000000"), Wire.Offsets(offsets));
        using Parcel parcel = data.Open(objects);

        Assert.Equal(0, parcel.ObjectCount);
        Assert.Equal(StatusCode.BadType, Assert.Throws<ParcelException>(parcel.ReadStrongBinder).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(20)]
    public void ATableOverTooLittleDataDropsAllObjects(int size)
    {
        using ReceivedData data = new(new byte[size], 0);
        using Parcel parcel = data.Open();

        Assert.Equal(0, parcel.ObjectCount);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(28)]
    public void PlainDataMustNotOverlapAnObject(int position)
    {
        using ReceivedData data = new(Wire.Bytes($"00000000 00000000 {Remote} 0c000000 07000000"), 8);
        using Parcel parcel = data.Open();
        parcel.DataPosition = position;

        int end = position + 8;
        ParcelException? e = Record.Exception(() => parcel.ReadInt64()) as ParcelException;

        Assert.Equal(position == 0 ? null : StatusCode.PermissionDenied, e?.Status);
        Assert.Equal(end, parcel.DataPosition);
    }

    [Fact]
    public void PlainDataBesideObjectsIsRead()
    {
        using ReceivedData data = new(Wire.Bytes($"01000000 {Remote} 0c000000 {Remote} 02000000"), 4, 32);
        using Parcel parcel = data.Open();

        Assert.Equal(1, parcel.ReadInt32());
        parcel.DataPosition = 28;
        Assert.Equal(12, parcel.ReadInt32());
        parcel.DataPosition = 56;
        Assert.Equal(2, parcel.ReadInt32());
        parcel.DataPosition = 0;
        Assert.Equal(1, parcel.ReadInt32());
        Assert.Throws<ParcelException>(() => parcel.ReadInt32());
    }

    [Fact]
    public void AnObjectCannotBeOverwritten()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(1);
        parcel.WriteStrongBinder(new FakeBinder());
        parcel.DataPosition = 0;
        parcel.WriteInt32(2);
        Assert.Throws<InvalidOperationException>(() => parcel.WriteInt32(3));
        parcel.DataPosition = 0;
        Assert.Throws<InvalidOperationException>(() => parcel.WriteInt64(3));
        Assert.Throws<InvalidOperationException>(() => parcel.WriteStrongBinder(new FakeBinder()));
        parcel.DataPosition = 28;
        parcel.WriteInt32(12);

        Assert.Equal(1, parcel.ObjectCount);
        Assert.Equal(32, parcel.DataSize);
    }
}
