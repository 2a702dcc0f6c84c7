using Binder.Protocol;

namespace Binder.Driver;

/// <summary>
/// Buffers of one receive area: best fit, neighbours merged on free, one-way transactions limited to half of it. The order of the steps
/// decides between ranges that fit equally well, and is the kernel's.
/// Source: <c>drivers/android/binder_alloc.c</c>.
/// </summary>
internal sealed class BinderAllocator
{
    private const ulong Alignment = 8;

    /// <summary>More buffers than this, or more than a quarter of the area, by one sender make it suspect.</summary>
    private const int SpamBuffers = 50;

    private readonly BinderPool<BinderBuffer> _pool;
    private readonly BinderBufferTree _free = new();
    private readonly Dictionary<int, BinderBuffer> _allocated = [];
    private readonly Dictionary<int, (int Buffers, int Bytes)> _asyncBySender = [];
    private readonly int _size;
    private readonly int _maxBuffers;
    private bool _isSpamReported;

    public BinderAllocator(int size, int maxBuffers, BinderPool<BinderBuffer> pool)
    {
        _pool = pool;
        _size = size & ~((int)Alignment - 1);
        _maxBuffers = maxBuffers;
        FreeAsyncSpace = _size / 2;
        if (_size > 0)
            AddFree(pool.Rent(), offset: 0, _size);
    }

    public int Count => _allocated.Count;

    public IReadOnlyCollection<BinderBuffer> Allocated => _allocated.Values;

    public int AllocatedBytes { get; private set; }

    public int FreeAsyncSpace { get; private set; }

    /// <summary>Bytes that a buffer of these parts takes; each part starts at a multiple of 8, and no buffer is empty.</summary>
    /// <returns>False if the sum does not fit into 64 bits.</returns>
    public static bool TryGetSize(ulong data, ulong offsets, ulong extra, out ulong size)
    {
        size = 0;
        if (!TryAlign(data, out data) || !TryAlign(offsets, out offsets) || !TryAlign(extra, out extra))
            return false;
        ulong front = data + offsets;
        ulong total = front + extra;
        if (front < data || total < front)
            return false;
        size = Math.Max(total, Alignment);
        return true;
    }

    public static bool TryAlign(ulong value, out ulong aligned)
    {
        aligned = unchecked(value + (Alignment - 1)) & ~(Alignment - 1);
        return aligned >= value;
    }

    public Errno TryAllocate(ulong data, ulong offsets, ulong extra, bool isAsync, int senderPid, out BinderBuffer? buffer)
    {
        buffer = null;
        if (!TryGetSize(data, offsets, extra, out ulong total))
            return Errno.EINVAL;
        if (total > (ulong)_size || _allocated.Count >= _maxBuffers)
            return Errno.ENOSPC;
        int size = (int)total;
        if (isAsync && size > FreeAsyncSpace)
            return Errno.ENOSPC;
        buffer = _free.FindBestFit(size);
        if (buffer is null)
            return Errno.ENOSPC;

        Take(buffer, size);
        buffer.DataSize = (int)data;
        buffer.OffsetsSize = (int)offsets;
        if (isAsync)
            ChargeAsync(buffer, senderPid);
        return Errno.None;
    }

    /// <summary>The allocated buffer that starts at this offset of the area.</summary>
    public BinderBuffer? Find(int offset) => _allocated.GetValueOrDefault(offset);

    public void Free(BinderBuffer buffer)
    {
        _allocated.Remove(buffer.Offset);
        AllocatedBytes -= buffer.Size;
        if (buffer.IsAsync)
            ReturnAsync(buffer);
        buffer.Reset();
        if (buffer.NextInArea is { IsFree: true } next)
        {
            _free.Remove(next);
            Absorb(buffer, next);
        }

        if (buffer.PreviousInArea is { IsFree: true } previous)
        {
            _free.Remove(previous);
            Absorb(previous, buffer);
            buffer = previous;
        }

        AddFree(buffer, buffer.Offset, buffer.Size);
    }

    private void Take(BinderBuffer buffer, int size)
    {
        if (buffer.Size > size)
        {
            BinderBuffer rest = _pool.Rent();
            int restSize = buffer.Size - size;
            buffer.Size = size;
            rest.NextInArea = buffer.NextInArea;
            rest.PreviousInArea = buffer;
            if (rest.NextInArea is not null)
                rest.NextInArea.PreviousInArea = rest;
            buffer.NextInArea = rest;
            AddFree(rest, buffer.Offset + size, restSize);
        }

        _free.Remove(buffer);
        buffer.IsFree = false;
        _allocated.Add(buffer.Offset, buffer);
        AllocatedBytes += size;
    }

    private void AddFree(BinderBuffer buffer, int offset, int size)
    {
        buffer.Offset = offset;
        buffer.Size = size;
        buffer.IsFree = true;
        _free.Add(buffer);
    }

    /// <summary>Joins a range with its right neighbour.</summary>
    private void Absorb(BinderBuffer left, BinderBuffer right)
    {
        left.Size += right.Size;
        left.NextInArea = right.NextInArea;
        if (right.NextInArea is not null)
            right.NextInArea.PreviousInArea = left;
        right.NextInArea = null;
        right.PreviousInArea = null;
        right.IsFree = false;
        _pool.Return(right);
    }

    private void ChargeAsync(BinderBuffer buffer, int senderPid)
    {
        (int Buffers, int Bytes) before = _asyncBySender.GetValueOrDefault(senderPid);
        buffer.IsAsync = true;
        buffer.SenderPid = senderPid;
        FreeAsyncSpace -= buffer.Size;
        _asyncBySender[senderPid] = (before.Buffers + 1, before.Bytes + buffer.Size);
        if (FreeAsyncSpace >= _size / 10)
        {
            _isSpamReported = false;
        }
        else if (!_isSpamReported && (before.Buffers > SpamBuffers || before.Bytes > _size / 4))
        {
            _isSpamReported = true;
            buffer.IsSpamSuspect = true;
        }
    }

    private void ReturnAsync(BinderBuffer buffer)
    {
        FreeAsyncSpace += buffer.Size;
        (int buffers, int bytes) = _asyncBySender[buffer.SenderPid];
        if (buffers == 1)
            _asyncBySender.Remove(buffer.SenderPid);
        else
            _asyncBySender[buffer.SenderPid] = (buffers - 1, bytes - buffer.Size);
    }
}
