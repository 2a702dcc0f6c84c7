using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class WorkedExampleTests
{
    public static TheoryData<int> Numbers => [.. WorkedExamples.All.Keys];

    public static TheoryData<int> Readable =>
        [.. WorkedExamples.All.Where(static example => example.Value.Read is not null).Select(static example => example.Key)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void WritesTheBytesOfTheReference(int number)
    {
        WorkedExample example = WorkedExamples.All[number];
        using Parcel parcel = Parcel.Obtain();

        example.Write(parcel);

        Assert.Equal(example.Hex, Wire.Hex(parcel.Data));
        Assert.Equal(Wire.Offsets(example.Offsets), parcel.Offsets.ToArray());
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void ReadsThemBackToTheLastByte(int number)
    {
        WorkedExample example = WorkedExamples.All[number];
        using Parcel written = Parcel.Obtain();
        example.Write(written);
        written.DataPosition = 0;
        using ReceivedData data = new(Wire.Bytes(example.Hex), Wire.Offsets(example.Offsets));
        using Parcel received = data.Open();

        object? value = example.Read!(received);

        Assert.Equal(example.Read(written), value);
        Assert.Equal(0, received.DataAvailable);
        Assert.Equal(StatusCode.Ok, received.ReadStatus);
    }

    [Fact]
    public void ARequestOfAVendorProcessIsRefused()
    {
        ParcelException e = Assert.Throws<ParcelException>(() => Wire.Read(
            "00000080 ffffffff 52444e56 06000000 61002e00 49004600 6f006f00 00000000 02000000 03000000",
            static parcel =>
            {
                parcel.EnforceInterface("a.IFoo");
                return 0;
            }));

        Assert.Equal(StatusCode.BadType, e.Status);
    }
}
