using Binder.Driver;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderAllocatorTests
{
    private readonly BinderPool<BinderBuffer> _pool = new(16);

    [Theory]
    [InlineData(0UL, 0UL, 0UL, 8UL)]
    [InlineData(1UL, 0UL, 0UL, 8UL)]
    [InlineData(9UL, 8UL, 1UL, 32UL)]
    public void EachPartIsRoundedUpToEight(ulong data, ulong offsets, ulong extra, ulong expected)
    {
        Assert.True(BinderAllocator.TryGetSize(data, offsets, extra, out ulong size));
        Assert.Equal(expected, size);
    }

    [Theory]
    [InlineData(ulong.MaxValue, 0UL, 0UL)]
    [InlineData(0UL, ulong.MaxValue - 6, 0UL)]
    [InlineData(1UL << 63, 1UL << 63, 0UL)]
    [InlineData(1UL << 63, 0UL, 1UL << 63)]
    public void ASumThatOverflowsIsInvalid(ulong data, ulong offsets, ulong extra)
    {
        BinderAllocator allocator = new(4096, 100, _pool);
        Assert.Equal(Errno.EINVAL, allocator.TryAllocate(data, offsets, extra, isAsync: false, 1, out _));
    }

    [Fact]
    public void FreeNeighboursBecomeOne()
    {
        BinderAllocator allocator = new(64, 100, _pool);
        BinderBuffer[] buffers = [Allocate(allocator, 16), Allocate(allocator, 16), Allocate(allocator, 16), Allocate(allocator, 16)];
        Assert.Equal(Errno.ENOSPC, allocator.TryAllocate(1, 0, 0, isAsync: false, 1, out _));

        allocator.Free(buffers[0]);
        allocator.Free(buffers[2]);
        Assert.Equal(Errno.ENOSPC, allocator.TryAllocate(24, 0, 0, isAsync: false, 1, out _));
        allocator.Free(buffers[1]);
        Assert.Equal(0, Allocate(allocator, 48).Offset);
    }

    [Fact]
    public void OnewaysGetHalfAndGiveItBack()
    {
        BinderAllocator allocator = new(128, 100, _pool);
        Assert.Equal(Errno.None, allocator.TryAllocate(64, 0, 0, isAsync: true, 1, out BinderBuffer? buffer));
        Assert.Equal(Errno.ENOSPC, allocator.TryAllocate(0, 0, 0, isAsync: true, 1, out _));
        Assert.Equal(0, allocator.FreeAsyncSpace);
        allocator.Free(buffer!);
        Assert.Equal(64, allocator.FreeAsyncSpace);
    }

    [Fact]
    public void TheNumberOfBuffersIsLimited()
    {
        BinderAllocator allocator = new(4096, maxBuffers: 2, _pool);
        Allocate(allocator, 8);
        Allocate(allocator, 8);
        Assert.Equal(Errno.ENOSPC, allocator.TryAllocate(8, 0, 0, isAsync: false, 1, out _));
    }

    [Fact]
    public void SpamIsReportedOnceUntilThereIsRoomAgain()
    {
        BinderAllocator allocator = new(10_000, 1000, _pool);
        Assert.Equal(1, FillAndEmpty(allocator));
        Assert.Equal(1, FillAndEmpty(allocator));
    }

    [Fact]
    public void SpamIsCountedPerSender()
    {
        BinderAllocator allocator = new(10_000, 1000, _pool);
        for (int pid = 1; allocator.TryAllocate(80, 0, 0, isAsync: true, pid, out BinderBuffer? buffer) == Errno.None; pid++)
            Assert.False(buffer!.IsSpamSuspect);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomUseAgreesWithAListOfRanges(int seed)
    {
        const int Size = 4096;
        Random random = new(seed);
        BinderAllocator allocator = new(Size, int.MaxValue, _pool);
        List<BinderBuffer> allocated = [];
        for (int step = 0; step < 5000; step++)
        {
            if (random.Next(2) == 0 && allocated.Count > 0)
            {
                int index = random.Next(allocated.Count);
                allocator.Free(allocated[index]);
                allocated.RemoveAt(index);
                continue;
            }

            int wanted = random.Next(300);
            List<int> fitting = BestFits(allocated, Math.Max(8, (wanted + 7) & ~7), Size);
            Errno error = allocator.TryAllocate((ulong)wanted, 0, 0, isAsync: false, 1, out BinderBuffer? buffer);
            Assert.Equal(fitting.Count == 0 ? Errno.ENOSPC : Errno.None, error);
            if (buffer is null)
                continue;
            Assert.Contains(buffer.Offset, fitting);
            Assert.Same(buffer, allocator.Find(buffer.Offset));
            allocated.Add(buffer);
        }

        Assert.Equal((allocated.Count, allocated.Sum(buffer => buffer.Size)), (allocator.Count, allocator.AllocatedBytes));
    }

    /// <summary>Fills the half for one-ways from one sender, then frees everything.</summary>
    /// <returns>How many of the buffers were reported.</returns>
    private static int FillAndEmpty(BinderAllocator allocator)
    {
        List<BinderBuffer> buffers = [];
        while (allocator.TryAllocate(80, 0, 0, isAsync: true, 1, out BinderBuffer? buffer) == Errno.None)
            buffers.Add(buffer!);
        int reported = buffers.Count(buffer => buffer.IsSpamSuspect);
        buffers.ForEach(allocator.Free);
        return reported;
    }

    /// <summary>Where the smallest holes begin that are large enough.</summary>
    private static List<int> BestFits(List<BinderBuffer> allocated, int size, int areaSize)
    {
        List<(int Offset, int Size)> holes = [];
        int start = 0;
        foreach ((int offset, int length) in allocated.Select(b => (b.Offset, b.Size)).Append((areaSize, 0)).Order())
        {
            if (offset - start >= size)
                holes.Add((start, offset - start));
            start = offset + length;
        }

        return [.. holes.Where(hole => hole.Size == holes.Min(static other => other.Size)).Select(static hole => hole.Offset)];
    }

    private static BinderBuffer Allocate(BinderAllocator allocator, int size)
    {
        Assert.Equal(Errno.None, allocator.TryAllocate((ulong)size, 0, 0, isAsync: false, 1, out BinderBuffer? buffer));
        return buffer!;
    }
}
