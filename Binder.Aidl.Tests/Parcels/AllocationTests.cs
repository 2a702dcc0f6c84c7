using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Alone: tests that run beside it take buffers from the same pool.</summary>
[Collection(nameof(PoolOfParcels))]
public sealed class AllocationTests
{
    private static readonly byte[] Payload = new byte[200_000];
    private static readonly int[] Numbers = new int[300];
    private static readonly FakeBinder Binder = new();

    [Fact]
    public void SmallParcelsAllocateNothingInSteadyState() => AssertAllocatesNothing(static () =>
    {
        using Parcel data = Parcel.Obtain();
        data.WriteInterfaceToken("com.example.ICalculator");
        data.WriteInt32(2);
        data.WriteString16("some text");
        data.WriteArray<int, Int32Marshaller>(Numbers);
        data.DataPosition = 0;
        data.EnforceInterface("com.example.ICalculator");
        data.ReadInt32();
    });

    [Fact]
    public void LargeParcelsAllocateNothingInSteadyState() => AssertAllocatesNothing(static () =>
    {
        using Parcel data = Parcel.Obtain();
        data.WriteByteArray(Payload);
        data.WriteByteArray(Payload);
    });

    [Fact]
    public void ObjectsAllocateNothingInSteadyState() => AssertAllocatesNothing(static () =>
    {
        using Parcel data = Parcel.Obtain();
        for (int index = 0; index < 10; index++)
            data.WriteStrongBinder(Binder);
        data.WriteParcelable(new Q(1));
        data.DataPosition = 0;
        for (int index = 0; index < 10; index++)
            data.ReadStrongBinder();
        data.ReadParcelable<Q>();
    });

    [Fact]
    public void ReceivedParcelsAllocateNothingInSteadyState()
    {
        using ReceivedData received = new(Wire.Bytes("00000000 05000000"));
        FakeObjects objects = new();
        received.Freed.EnsureCapacity(10_000);

        AssertAllocatesNothing(() =>
        {
            using Parcel reply = received.Open(objects);
            reply.ReadException();
            reply.ReadInt32();
        });
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(int.MaxValue / 2)]
    [InlineData(1_000_000)]
    [InlineData(-1)]
    [InlineData(-2)]
    [InlineData(int.MinValue)]
    public void ALyingCountIsRefusedBeforeAllocation(int count)
    {
        Func<Parcel, object?>[] reads =
        [
            static p => p.ReadArray<bool, BoolMarshaller>(),
            static p => p.ReadArray<int, Int32Marshaller>(),
            static p => p.ReadArray<long, Int64Marshaller>(),
            static p => p.ReadArray<string, String16Marshaller>(),
            static p => p.ReadArray<string?, NullableString16Marshaller>(),
            static p => p.ReadArray<IBinder, StrongBinderMarshaller>(),
            static p => p.ReadArray<Q, ParcelableMarshaller<Q>>(),
            static p => p.ReadArray<LongColor, EnumInt64Marshaller<LongColor>>(),
            static p => p.ReadList<int, Int32Marshaller>(),
            static p => p.ReadList<string, String16Marshaller>(),
            static p => p.ReadByteArray(),
            static p => p.ReadSByteArray(),
            static p => p.ReadByteEnumArray<ByteColor>(),
            static p => p.ReadString16(),
            static p => p.NewOutArray<int>(),
            static p => p.NewOutArray<string>(),
            static p => p.ReadString8() ?? throw new ParcelException(StatusCode.UnexpectedNull, "null"),
            static p => p.ReadNullableString16() ?? throw new ParcelException(StatusCode.UnexpectedNull, "null"),
        ];
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(count);
        parcel.WriteInt64(0);

        foreach (Func<Parcel, object?> read in reads)
        {
            parcel.DataPosition = 0;
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<ParcelException>(() => read(parcel));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
        }
    }

    private static void AssertAllocatesNothing(Action action)
    {
        for (int index = 0; index < 100; index++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int index = 0; index < 1_000; index++)
            action();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
