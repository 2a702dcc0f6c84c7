using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class BufferTests
{
    [Fact]
    public void ANewParcelIsEmpty()
    {
        using Parcel parcel = Parcel.Obtain();

        Assert.Equal(0, parcel.DataSize);
        Assert.Equal(0, parcel.DataPosition);
        Assert.Equal(0, parcel.DataAvailable);
        Assert.Equal(0, parcel.ObjectCount);
        Assert.True(parcel.Capacity > 0);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    [InlineData(3_000_000)]
    public void GrowthKeepsTheContent(int words)
    {
        using Parcel parcel = Parcel.Obtain();
        for (int index = 0; index < words; index++)
            parcel.WriteInt32(index);
        parcel.DataPosition = 0;

        for (int index = 0; index < words; index++)
        {
            if (parcel.ReadInt32() != index)
                Assert.Fail($"Word {index} is lost.");
        }

        Assert.Equal(words * 4, parcel.DataSize);
    }

    [Fact]
    public void AParcelOfAnotherUserLeavesNothingBehind()
    {
        using (Parcel first = Parcel.Obtain())
        {
            for (int index = 0; index < 100; index++)
                first.WriteInt32(-1);
        }

        using Parcel second = Parcel.Obtain();
        second.DataPosition = 16;
        second.WriteInt32(7);

        Assert.Equal("00000000 00000000 00000000 00000000 07000000", Wire.Hex(second.Data));
    }

    [Fact]
    public void AWriteFarBehindTheEndLeavesZeros()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(-1);
        parcel.DataPosition = 50_000;
        parcel.WriteInt32(-1);

        Assert.Equal(50_004, parcel.DataSize);
        Assert.Equal(-1, parcel.Data[4..50_000].IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void AnEarlierValueCanBeOverwritten()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(1);
        parcel.WriteInt32(2);
        parcel.DataPosition = 0;
        parcel.WriteInt32(3);

        Assert.Equal("03000000 02000000", Wire.Hex(parcel.Data));
        Assert.Equal(2, parcel.ReadInt32());
    }

    [Fact]
    public void SizeCanBeCutAndExtended()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt64(-1);
        parcel.SetDataSize(4);
        Assert.Equal(4, parcel.DataPosition);
        parcel.SetDataSize(12);

        Assert.Equal("ffffffff 00000000 00000000", Wire.Hex(parcel.Data));
        Assert.Equal(0, parcel.ReadInt64());
    }

    [Fact]
    public void CuttingAnObjectDropsIt()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new FakeBinder());
        parcel.WriteStrongBinder(new FakeBinder());
        parcel.SetDataSize(28 + 20);

        Assert.Equal([0UL], parcel.Offsets.ToArray());
        parcel.DataPosition = 28;
        Assert.Equal(0x73622A85, parcel.ReadInt32());
    }

    [Fact]
    public void PositionsAreChecked()
    {
        using Parcel parcel = Parcel.Obtain();

        Assert.Throws<ArgumentOutOfRangeException>(() => parcel.DataPosition = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => parcel.SetDataSize(-1));
        parcel.DataPosition = int.MaxValue;
        Assert.Equal(0, parcel.DataAvailable);
        ParcelException read = Assert.Throws<ParcelException>(() => parcel.ReadInt64());
        Assert.Equal(StatusCode.NotEnoughData, read.Status);
        ParcelException write = Assert.Throws<ParcelException>(() => parcel.WriteInt64(1));
        Assert.Equal(StatusCode.NoMemory, write.Status);
        Assert.Equal(0, parcel.DataSize);
    }

    [Fact]
    public void TheEndOfDataIsReportedWithNumbers()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(1);

        parcel.DataPosition = 0;
        ParcelException e = Assert.Throws<ParcelException>(() => parcel.ReadInt64());

        Assert.Equal("Cannot read 8 bytes at offset 0: the parcel has 4 bytes.", e.Message);
        Assert.Equal(StatusCode.NotEnoughData, parcel.ReadStatus);
    }

    [Fact]
    public void TheFirstReadStatusStays()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(-1);
        parcel.DataPosition = 0;
        Assert.Throws<ParcelException>(() => parcel.ReadString16());
        Assert.Throws<ParcelException>(() => parcel.ReadInt64());

        Assert.Equal(StatusCode.UnexpectedNull, parcel.ReadStatus);
        parcel.Reset();
        Assert.Equal(StatusCode.Ok, parcel.ReadStatus);
    }
}
