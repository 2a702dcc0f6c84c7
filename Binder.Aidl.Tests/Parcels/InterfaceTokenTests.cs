using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class InterfaceTokenTests
{
    [Theory]
    [InlineData("a.IFoo")]
    [InlineData("")]
    [InlineData("com.example.ICalculator")]
    public void ATokenIsAccepted(string descriptor) => Assert.Equal(7, Wire.Echo(
        p =>
        {
            p.WriteInterfaceToken(descriptor);
            p.WriteInt32(7);
        },
        p =>
        {
            p.EnforceInterface(descriptor);
            return p.ReadInt32();
        }));

    [Fact]
    public void StrictModeAndWorkSourceAreNotLookedAt() =>
        Enforce("00004000 10270000 54535953 06000000 61002e00 49004600 6f006f00 00000000");

    [Theory]
    [InlineData("")]
    [InlineData("00000080")]
    [InlineData("00000080 ffffffff 54535953 06000000")]
    [InlineData("00000080 ffffffff 52444e56 06000000 61002e00 49004600 6f006f00 00000000")]
    [InlineData("00000080 ffffffff 54535953 ffffffff 61002e00 49004600 6f006f00 00000000")]
    [InlineData("00000080 ffffffff 54535953 06000000 61002e00 49004600 6f006200 00000000")]
    [InlineData("00000080 ffffffff 54535953 06000000 61002e00 49004600 6f006f00 01000000")]
    [InlineData("00000080 ffffffff 54535953 05000000 61002e00 49004600 6f000000")]
    [InlineData("00000080 ffffffff 06000000 61002e00 49004600 6f006f00 00000000")]
    public void AnyOtherTokenIsBadType(string wire)
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Enforce(wire));
        Assert.Equal(StatusCode.BadType, e.Status);
    }

    [Fact]
    public void DataLeftOverIsReported()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt64(1);
        parcel.EnforceNoDataAvailable();
        parcel.DataPosition = 4;

        BadParcelableException e = Assert.Throws<BadParcelableException>(parcel.EnforceNoDataAvailable);
        Assert.Equal("Parcel data not fully consumed, unread size: 4", e.Message);
    }

    private static void Enforce(string wire) => Wire.Read(wire, static p =>
    {
        p.EnforceInterface("a.IFoo");
        return 0;
    });
}
