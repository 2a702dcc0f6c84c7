using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Data that no honest sender wrote: never a crash, never a read past the end (the buffer ends at a guard page), never much memory.</summary>
public sealed class HostileDataTests
{
    private static readonly Random Random = new(20240229);

    public static TheoryData<int> Numbers => WorkedExampleTests.Readable;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void AValueCutAnywhereIsAParcelException(int number)
    {
        WorkedExample example = WorkedExamples.All[number];
        byte[] bytes = Wire.Bytes(example.Hex);

        for (int length = 0; length < bytes.Length; length++)
        {
            using ReceivedData data = new(bytes.AsSpan(0, length));
            using Parcel parcel = data.Open();
            long before = GC.GetAllocatedBytesForCurrentThread();

            Assert.Throws<ParcelException>(() => example.Read!(parcel));

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000);
            Assert.NotEqual(StatusCode.Ok, parcel.ReadStatus);
        }
    }

    [Fact]
    public void FlippedBitsAreReadOrRefused()
    {
        byte[] original = Wire.Written(Compose);

        for (int bit = 0; bit < original.Length * 8; bit++)
        {
            byte[] bytes = [.. original];
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            ReadHostile(bytes, ObjectsOf());
        }
    }

    [Fact]
    public void RandomChangesAreReadOrRefused()
    {
        byte[] original = Wire.Written(Compose);
        // No descriptor type: the parcel would close a descriptor of this process, as it must.
        int[] favourites = [0, 1, -1, -2, int.MaxValue, int.MinValue, 4, 64, 0x73622A85, 0x73682A85, 0x66646185];

        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. original];
            for (int change = Random.Next(1, 4); change > 0; change--)
                BitConverter.TryWriteBytes(bytes.AsSpan(Random.Next(bytes.Length / 4) * 4), favourites[Random.Next(favourites.Length)]);
            ReadHostile(bytes.AsSpan(0, Random.Next(bytes.Length + 1)), ObjectsOf());
        }
    }

    [Fact]
    public void RandomBytesAreReadOrRefused()
    {
        for (int round = 0; round < 5_000; round++)
        {
            byte[] bytes = new byte[Random.Next(200)];
            Random.NextBytes(bytes);
            for (int index = 0; index + 4 <= bytes.Length; index += 4)
            {
                if (Random.Next(2) == 0)
                    BitConverter.TryWriteBytes(bytes.AsSpan(index), Random.Next(-1, 4));
            }

            ReadHostile(bytes, [(ulong)Random.Next(0, 200)]);
        }
    }

    [Fact]
    public void AFieldThatReachesOutOfItsBodyIsNotReadAgainAndAgain()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInt32(2);
        for (int index = 0; index < 2; index++)
        {
            parcel.WriteInt32(1);
            parcel.WriteInt32(12);
            parcel.WriteInt32(0);
            parcel.WriteInt32(100);
        }

        parcel.WriteArray<long, Int64Marshaller>(new long[100]);
        parcel.DataPosition = 0;

        ParcelException e = Assert.Throws<ParcelException>(() => parcel.ReadArray<P, ParcelableMarshaller<P>>());
        Assert.Equal(StatusCode.BadValue, e.Status);
    }

    private static ulong[] ObjectsOf()
    {
        using Parcel parcel = Parcel.Obtain();
        Compose(parcel);
        return parcel.Offsets.ToArray();
    }

    private static void Compose(Parcel parcel)
    {
        parcel.WriteInterfaceToken("a.IFoo");
        parcel.WriteString16("text");
        parcel.WriteNullableStrongBinder(null);
        parcel.WriteStrongBinder(new FakeBinder());
        parcel.WriteNullableParcelFileDescriptor(null);
        parcel.WriteParcelable(new P(1, "one"));
        parcel.WriteArray<P?, NullableParcelableMarshaller<P>>([new P(2, "two"), null]);
        parcel.WriteParcelable(new Chain(1, new Chain(2, new Chain(3, null))));
        parcel.WriteParcelable(new U(null, "u"));
        parcel.WriteByteArray([1, 2, 3]);
        parcel.WriteArray<string?, NullableString16Marshaller>(["a", null, "c"]);
        parcel.WriteList<long, Int64Marshaller>([1, 2]);
        parcel.WriteOutArrayLength(new int[5]);
        parcel.WriteString8("eight");
        parcel.WriteCString("c");
    }

    private static void ReadHostile(ReadOnlySpan<byte> bytes, ulong[] offsets)
    {
        using ReceivedData data = new(bytes, offsets);
        Exception? fault;
        using (Parcel parcel = data.Open())
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            fault = Record.Exception(() => ReadAll(parcel));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_100_000);
        }

        Assert.True(fault is null or ParcelException or BadParcelableException, fault?.ToString());
        Assert.Single(data.Freed);
    }

    private static void ReadAll(Parcel parcel)
    {
        parcel.EnforceInterface("a.IFoo");
        parcel.ReadString16();
        parcel.ReadNullableStrongBinder();
        parcel.ReadNullableStrongBinder();
        using SafeFileHandle? file = parcel.ReadNullableParcelFileDescriptor();
        parcel.ReadParcelable<P>();
        parcel.ReadArray<P?, NullableParcelableMarshaller<P>>();
        parcel.ReadParcelable<Chain>();
        parcel.ReadParcelable<U>();
        parcel.ReadByteArray();
        parcel.ReadArray<string?, NullableString16Marshaller>();
        parcel.ReadList<long, Int64Marshaller>();
        parcel.NewOutArray<int>();
        parcel.ReadString8();
        parcel.ReadCString();
        parcel.EnforceNoDataAvailable();
    }
}
