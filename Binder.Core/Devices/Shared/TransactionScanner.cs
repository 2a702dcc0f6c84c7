using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>
/// Looks through the objects of a transaction for what a daemon that may not reach into this process needs in the frame: descriptors and
/// scattered buffers. What makes no sense is passed over; the driver will find it and answer with the right error.
/// </summary>
internal sealed unsafe class TransactionScanner(FrameRequest frame)
{
    private const int OffsetsAtATime = 64;

    /// <summary>Adds to the frame what the transaction's objects refer to.</summary>
    /// <returns>False if the frame has no room left.</returns>
    public bool TryScan(in binder_transaction_data transaction, bool descriptors)
    {
        Span<ulong> offsets = stackalloc ulong[OffsetsAtATime];
        ulong count = transaction.offsets_size / sizeof(ulong);
        for (ulong first = 0; first < count; first += OffsetsAtATime)
        {
            Span<ulong> some = offsets[..(int)Math.Min(OffsetsAtATime, count - first)];
            if (!SelfMemory.TryRead(transaction.offsets + (first * sizeof(ulong)), MemoryMarshal.AsBytes(some)))
                return true;

            foreach (ulong offset in some)
            {
                if (!TryAddObject(transaction, offset, descriptors))
                    return false;
            }
        }

        return true;
    }

    private bool TryAddObject(in binder_transaction_data transaction, ulong offset, bool descriptors)
    {
        if (!TryReadObject(transaction, offset, out binder_fd_object header))
            return true;

        return header.type switch
        {
            BinderObjectType.BINDER_TYPE_FD when descriptors => frame.TryAddDescriptor((int)header.fd),
            BinderObjectType.BINDER_TYPE_PTR when !frame.DaemonReadsMemory => TryAddBuffer(transaction, offset),
            BinderObjectType.BINDER_TYPE_FDA when descriptors => TryAddArray(transaction, offset),
            _ => true,
        };
    }

    private bool TryAddBuffer(in binder_transaction_data transaction, ulong offset) =>
        !TryReadObject(transaction, offset, out binder_buffer_object buffer) || frame.TryAddWindow(buffer.buffer, buffer.length);

    private bool TryAddArray(in binder_transaction_data transaction, ulong offset)
    {
        Unsafe.SkipInit(out ulong parentOffset);
        if (!TryReadObject(transaction, offset, out binder_fd_array_object array)
            || array.parent >= transaction.offsets_size / sizeof(ulong)
            || !SelfMemory.TryRead(
                transaction.offsets + (array.parent * sizeof(ulong)), MemoryMarshal.AsBytes(new Span<ulong>(ref parentOffset)))
            || !TryReadObject(transaction, parentOffset, out binder_buffer_object parent)
            || array.num_fds > DescriptorMessage.MaxDescriptors)
        {
            return true;
        }

        Span<int> numbers = stackalloc int[(int)array.num_fds];
        if (!SelfMemory.TryRead(parent.buffer + array.parent_offset, MemoryMarshal.AsBytes(numbers)))
            return true;

        foreach (int number in numbers)
        {
            if (!frame.TryAddDescriptor(number))
                return false;
        }

        return true;
    }

    private static bool TryReadObject<T>(in binder_transaction_data transaction, ulong offset, out T value)
        where T : unmanaged
    {
        value = default;
        return transaction.data_size >= (ulong)sizeof(T)
            && offset <= transaction.data_size - (ulong)sizeof(T)
            && SelfMemory.TryRead(transaction.buffer + offset, MemoryMarshal.AsBytes(new Span<T>(ref value)));
    }
}
