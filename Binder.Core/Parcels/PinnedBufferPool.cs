using System.Numerics;

namespace Binder;

/// <summary>Buffers that the garbage collector does not move, in powers of two, for parcels that outgrow their first one.</summary>
/// <remarks>Bounded: at most 4 MiB is kept per size and nothing above 4 MiB, the largest receive area.</remarks>
internal static class PinnedBufferPool
{
    /// <summary>The buffer that every parcel has for itself.</summary>
    public const int SmallSize = 1024;

    private const int SmallestShift = 11;
    private const int LargestShift = 22;
    private const int MostPerSize = 16;

    private static readonly Lock Gate = new();
    private static readonly byte[]?[][] Free = CreateShelves();
    private static readonly int[] FreeCounts = new int[LargestShift - SmallestShift + 1];

    /// <summary>A buffer of this size that is in no pool.</summary>
    public static byte[] Allocate(int size) => GC.AllocateUninitializedArray<byte>(size, pinned: true);

    /// <summary>A buffer of at least this size, its content undefined.</summary>
    public static byte[] Rent(int minimum)
    {
        int shift = Math.Max(SmallestShift, BitOperations.Log2((uint)minimum - 1) + 1);
        if (shift > LargestShift)
            return Allocate(minimum);

        int shelf = shift - SmallestShift;
        lock (Gate)
        {
            if (FreeCounts[shelf] > 0)
            {
                byte[] buffer = Free[shelf][--FreeCounts[shelf]]!;
                Free[shelf][FreeCounts[shelf]] = null;
                return buffer;
            }
        }

        return Allocate(1 << shift);
    }

    /// <summary>Takes a buffer of <see cref="Rent"/> back; it may be dropped.</summary>
    public static void Return(byte[] buffer)
    {
        int shelf = BitOperations.Log2((uint)buffer.Length) - SmallestShift;
        if (shelf >= Free.Length || !BitOperations.IsPow2(buffer.Length))
            return;
        lock (Gate)
        {
            if (FreeCounts[shelf] < Free[shelf].Length)
                Free[shelf][FreeCounts[shelf]++] = buffer;
        }
    }

    private static byte[]?[][] CreateShelves()
    {
        byte[]?[][] shelves = new byte[]?[LargestShift - SmallestShift + 1][];
        for (int shelf = 0; shelf < shelves.Length; shelf++)
            shelves[shelf] = new byte[]?[Math.Min(MostPerSize, 1 << (LargestShift - SmallestShift - shelf))];
        return shelves;
    }
}
