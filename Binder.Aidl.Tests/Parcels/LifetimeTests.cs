using Xunit;

namespace Binder.Aidl.Tests.Parcels;

public sealed class LifetimeTests
{
    public static TheoryData<int> Uses => [.. Enumerable.Range(0, AllUses.Length)];

    private static readonly Action<Parcel>[] AllUses =
    [
        static p => p.WriteInt32(1),
        static p => p.WriteString16("a"),
        static p => p.WriteByteArray([]),
        static p => p.WriteByteArray([1]),
        static p => p.WriteNullableStrongBinder(null),
        static p => p.WriteInterfaceToken("a"),
        static p => p.WriteNoException(),
        static p => p.ReadInt32(),
        static p => p.ReadString16(),
        static p => p.ReadCString(),
        static p => p.ReadNullableStrongBinder(),
        static p => p.ReadFileDescriptor(),
        static p => p.ReadException(),
        static p => p.EnforceInterface("a"),
        static p => p.EnforceNoDataAvailable(),
        static p => _ = p.DataSize,
        static p => _ = p.DataAvailable,
        static p => _ = p.Capacity,
        static p => _ = p.DataPointer,
        static p => _ = p.ReadStatus,
        static p => p.DataPosition = 0,
        static p => p.SetDataSize(0),
        static p => p.EndParcelable(p.BeginParcelable()),
        static p => p.EndReadParcelable(p.BeginReadParcelable()),
        static p => p.ReadArray<int, Int32Marshaller>(),
        static p => p.Flatten(new FakeObjects()),
        static p => p.Reset(),
    ];

    [Theory]
    [MemberData(nameof(Uses))]
    public void AUseAfterDisposeIsRefused(int use)
    {
        Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(0);
        parcel.Dispose();

        Assert.Throws<ObjectDisposedException>(() => AllUses[use](parcel));
        Assert.Equal("Parcel: disposed", parcel.ToString());
    }

    [Theory]
    [MemberData(nameof(Uses))]
    public void AUseAfterDisposeOfAReceivedParcelDoesNotTouchItsMemory(int use)
    {
        using ReceivedData data = new(new byte[64]);
        Parcel parcel = data.Open();
        parcel.ReadInt32();
        parcel.Dispose();

        Assert.Throws<ObjectDisposedException>(() => AllUses[use](parcel));
    }

    [Fact]
    public void ASecondDisposeDoesNotPutTheParcelIntoThePoolTwice()
    {
        Parcel parcel = Parcel.Obtain();
        parcel.Dispose();
        parcel.Dispose();

        using Parcel first = Parcel.Obtain();
        using Parcel second = Parcel.Obtain();
        Assert.NotSame(first, second);
    }

    [Fact]
    public void ParcelsMayBeDisposedByAnotherThread()
    {
        Parcel[] parcels = [.. Enumerable.Range(0, 200).Select(static _ => Parcel.Obtain())];
        Thread other = new(() => Array.ForEach(parcels, static parcel => parcel.Dispose()));
        other.Start();
        other.Join();

        Parcel[] again = [.. Enumerable.Range(0, 200).Select(static _ => Parcel.Obtain())];
        Assert.Equal(again.Length, again.Distinct().Count());
        Array.ForEach(again, static parcel => parcel.Dispose());
    }

    [Fact]
    public void AReceivedBufferIsFreedOnce()
    {
        using ReceivedData data = new(new byte[8]);
        Parcel parcel = data.Open();
        parcel.Dispose();
        parcel.Dispose();

        Assert.Equal([0xB0FUL], data.Freed);
    }

    [Fact]
    public void ResetFreesAReceivedBufferAndMakesTheParcelWritable()
    {
        using ReceivedData data = new(new byte[8]);
        using Parcel parcel = data.Open();
        Assert.Throws<InvalidOperationException>(() => parcel.WriteInt32(1));
        Assert.Throws<InvalidOperationException>(() => parcel.SetDataSize(0));

        parcel.Reset();
        parcel.WriteInt32(1);

        Assert.Equal([0xB0FUL], data.Freed);
        Assert.Equal("01000000", Wire.Hex(parcel.Data));
    }

    [Fact]
    public void AReplyIsReceivedInAParcelThatWasWrittenBefore()
    {
        using ReceivedData data = new(Wire.Bytes("05000000"));
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new FakeBinder());
        data.OpenIn(parcel);

        Assert.Equal(5, parcel.ReadInt32());
        Assert.Equal(0, parcel.ObjectCount);
    }

    [Fact]
    public void AForgottenParcelGivesItsBufferBack()
    {
        using ReceivedData data = new(new byte[8]);
        Forget(data);

        while (!IsFreed(data))
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        static void Forget(ReceivedData data)
        {
            // On a thread of its own: no stack slot of this one keeps the parcel.
            Thread thread = new(() => data.Open().ReadInt32());
            thread.Start();
            thread.Join();
        }

        static bool IsFreed(ReceivedData data)
        {
            lock (data.Freed)
                return data.Freed.Count == 1;
        }
    }
}
