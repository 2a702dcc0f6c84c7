using Binder.Aidl.Tests.Generator.Golden;
using Binder.Aidl.Tests.Generator.Loopback;
using Binder.Aidl.Tests.Parcels;
using Microsoft.Win32.SafeHandles;
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
    public void WritesTheBytesAndReadsThemBack(string name) => AssertGolden(GoldenValues.All[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void CutAnywhereOrWithAnyBitFlippedItIsAValueOrAParcelException(string name) => AssertSurvivesCutsAndFlips(GoldenValues.All[name]);

    [Fact]
    public void ObjectsAreWhereTheTableSays()
    {
        const string Remote = "852a6873 13000000 05000000 00000000 00000000 00000000 0c000000";
        const string Null = "852a6273 13000000 00000000 00000000 00000000 00000000 00000000";
        GoldenValue golden = GoldenValue.Of(
            new Objects(Proxy(), null, new BpNamed(Proxy()), null, [Proxy(), null], [new BpNamed(Proxy())], [Proxy()]),
            $"01000000 f0000000 {Remote} {Null} {Remote} {Null} 02000000 {Remote} {Null} 01000000 {Remote} 01000000 {Remote}",
            "8, 40, 7c, b8, d8");

        AssertGolden(golden);
        AssertSurvivesCutsAndFlips(golden);

        static BpBinder Proxy() => TestProxy.WithHandle(5);
    }

    [Fact]
    public void DescriptorsAreObjectsToo()
    {
        const string Raw = "852a6466 00000000 ffffffff 00000000 01000000 00000000";
        const string Managed = $"01000000 00000000 {Raw}";
        byte[] expected = Wire.Bytes($"01000000 68000000 {Managed} 00000000 02000000 {Managed} 00000000 {Raw}");
        using SafeFileHandle file = File.OpenHandle("/dev/null");
        using Parcel written = Parcel.Obtain();

        written.WriteParcelable(new Files(file, null, [file, null], file));

        foreach (ulong offset in (ulong[])[0x10, 0x38, 0x54])
            BitConverter.TryWriteBytes(expected.AsSpan((int)offset + 8), (int)file.DangerousGetHandle());
        Assert.Equal(Wire.Hex(expected), Wire.Hex(written.Data));
        Assert.Equal([0x10UL, 0x38, 0x54], written.Offsets.ToArray());
        written.DataPosition = 0;
        Files copy = written.ReadParcelable<Files>();
        SafeFileHandle[] own = [copy.A, copy.C[0]!, copy.D];
        Assert.Null(copy.B);
        Assert.Null(copy.C[1]);
        Assert.Equal(4, own.Append(file).Select(static each => each.DangerousGetHandle()).Distinct().Count());
        Array.ForEach(own, static each => each.Dispose());
    }

    private static void AssertGolden(GoldenValue golden)
    {
        using Parcel written = Parcel.Obtain();
        golden.Write(written);
        Assert.Equal(golden.Hex, Wire.Hex(written.Data));
        Assert.Equal(Wire.Offsets(golden.Offsets), written.Offsets.ToArray());

        using ReceivedData data = golden.Receive();
        using Parcel received = data.Open();
        using Parcel copy = Parcel.Obtain();
        golden.Copy(received, copy);
        Assert.Equal(golden.Hex, Wire.Hex(copy.Data));
        Assert.Equal((0, StatusCode.Ok), (received.DataAvailable, received.ReadStatus));
    }

    private static void AssertSurvivesCutsAndFlips(GoldenValue golden)
    {
        byte[] bytes = Wire.Bytes(golden.Hex);
        for (int length = 0; length < bytes.Length; length++)
            Assert.IsType<ParcelException>(FaultOf(golden, bytes.AsSpan(0, length)));

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
