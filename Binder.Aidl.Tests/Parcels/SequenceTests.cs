using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Any values, one after the other, come back from the parcel that was written and from the same bytes received.</summary>
public sealed class SequenceTests
{
    // Every kind of value with how it is written, read and compared; the number picks one and varies it.
    private static readonly (Action<Parcel, int, string> Write, Func<Parcel, object?> Read, Func<int, string, object?> Expected)[] Kinds =
    [
        (static (p, n, _) => p.WriteInt32(n), static p => p.ReadInt32(), static (n, _) => n),
        (static (p, n, _) => p.WriteInt64(~(long)n), static p => p.ReadInt64(), static (n, _) => ~(long)n),
        (static (p, n, _) => p.WriteUInt8((byte)n), static p => p.ReadUInt8(), static (n, _) => (byte)n),
        (static (p, n, _) => p.WriteDouble(n / 3.0), static p => p.ReadDouble(), static (n, _) => n / 3.0),
        (static (p, _, s) => p.WriteString16(s), static p => p.ReadString16(), static (_, s) => s),
        (static (p, n, s) => p.WriteNullableString16(n > 0 ? s : null), static p => p.ReadNullableString16(), static (n, s) => n > 0 ? s : null),
        (static (p, n, s) => p.WriteParcelable(new P(n, s)), static p => p.ReadParcelable<P>(), static (n, s) => new P(n, s)),
        (static (p, n, _) => p.WriteByteArray(new byte[n & 31]), static p => p.ReadByteArray().Length, static (n, _) => n & 31),
        (static (p, _, _) => p.WriteNullableStrongBinder(null), static p => p.ReadNullableStrongBinder(), static (_, _) => null),
        (static (p, n, _) => p.WriteList<long, Int64Marshaller>([0, n]), static p => p.ReadList<long, Int64Marshaller>()[1], static (n, _) => (long)n),
    ];

    [Fact]
    public void AnySequenceComesBack() => Prop.ForAll<(int Kind, int Number, NonNull<string> Text)[]>(static values =>
    {
        using Parcel written = Parcel.Obtain();
        foreach ((int kind, int number, NonNull<string> text) in values)
            Kinds[Index(kind)].Write(written, number, text.Get);
        using ReceivedData data = new(written.Data);
        using Parcel received = data.Open();
        written.DataPosition = 0;

        return ComesBack(written, values) && ComesBack(received, values);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ThreadsDoNotShareAParcel()
    {
        Exception? fault = null;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(number => new Thread(() => fault ??= Record.Exception(() => Work(number))))];
        Array.ForEach(threads, static thread => thread.Start());
        Array.ForEach(threads, static thread => thread.Join());

        Assert.Null(fault);

        static void Work(int number)
        {
            // Each round's parcels are more than a thread keeps for itself, so that they go round through the shared pool.
            Parcel[] parcels = new Parcel[20];
            for (int round = 0; round < 500; round++)
            {
                for (int index = 0; index < parcels.Length; index++)
                {
                    parcels[index] = Parcel.Obtain();
                    parcels[index].WriteByteArray(new byte[round * 10]);
                    parcels[index].WriteInt32((number << 16) + index);
                }

                for (int index = 0; index < parcels.Length; index++)
                {
                    parcels[index].DataPosition = 0;
                    Assert.Equal(round * 10, parcels[index].ReadByteArray().Length);
                    Assert.Equal((number << 16) + index, parcels[index].ReadInt32());
                    parcels[index].Dispose();
                }
            }
        }
    }

    private static bool ComesBack(Parcel parcel, (int Kind, int Number, NonNull<string> Text)[] values) =>
        values.All(value => Equals(Kinds[Index(value.Kind)].Read(parcel), Kinds[Index(value.Kind)].Expected(value.Number, value.Text.Get)))
        && parcel.DataAvailable == 0;

    private static int Index(int kind) => (int)((uint)kind % (uint)Kinds.Length);
}
