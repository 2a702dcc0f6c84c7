using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Parcels;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Generated code against bytes written by hand, and against bytes that nobody wrote.</summary>
public sealed class GoldenBytesTests
{
    // Strings, lists and records of a value that was read; what a hostile length could ask for is far more.
    private const int MostAllocated = 100_000;

    public static TheoryData<string> Names => [.. GoldenValues.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WritesTheBytes(string name)
    {
        GoldenValue golden = GoldenValues.All[name];
        using Parcel parcel = Parcel.Obtain();

        golden.Write(parcel);

        Assert.Equal(golden.Hex, Wire.Hex(parcel.Data));
        Assert.Equal(Wire.Offsets(golden.Offsets), parcel.Offsets.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadsThemBack(string name)
    {
        GoldenValue golden = GoldenValues.All[name];
        using ReceivedData data = golden.Receive();
        using Parcel received = data.Open();
        using Parcel copy = Parcel.Obtain();

        golden.Copy(received, copy);

        Assert.Equal(golden.Hex, Wire.Hex(copy.Data));
        Assert.Equal(0, received.DataAvailable);
        Assert.Equal(StatusCode.Ok, received.ReadStatus);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CutAnywhereItIsAParcelException(string name)
    {
        GoldenValue golden = GoldenValues.All[name];
        byte[] bytes = Wire.Bytes(golden.Hex);

        for (int length = 0; length < bytes.Length; length++)
            Assert.IsType<ParcelException>(FaultOf(golden, bytes.AsSpan(0, length)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithAnyBitFlippedItIsAValueOrAParcelException(string name)
    {
        GoldenValue golden = GoldenValues.All[name];
        byte[] bytes = Wire.Bytes(golden.Hex);

        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Exception? fault = FaultOf(golden, bytes);
            Assert.True(fault is null or ParcelException, $"Bit {bit}: {fault}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    private static Exception? FaultOf(GoldenValue golden, ReadOnlySpan<byte> bytes)
    {
        using ReceivedData data = new(bytes, Wire.Offsets(golden.Offsets));
        using Parcel received = data.Open();
        using Parcel copy = Parcel.Obtain();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? fault = Record.Exception(() => golden.Copy(received, copy));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        return fault;
    }
}
