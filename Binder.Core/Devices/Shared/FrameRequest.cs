using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>One thread's <see cref="WriteReadFrame"/>s: what of its write buffer fits, and the memory and descriptors that this part refers to.</summary>
/// <remarks>Nothing is copied but the commands: the windows go from where they are into the socket.</remarks>
internal sealed unsafe class FrameRequest
{
    // A stream takes this much in one piece, so that a bad address among the windows fails the whole frame instead of its end.
    // UNIX_SKB_FRAGS_SZ, net/unix/af_unix.c of the kernel.
    private const int OnePiece = 32 * 1024;

    private const int CopiedCommands = 1024; // longer write buffers are sent from where they are
    private const int MaxVectors = SharedProtocol.MaxWindows + 3;
    private const int VectorsOffset = 0;
    private const int ControlOffset = VectorsOffset + (MaxVectors * 16);
    private const int FrameOffset = ControlOffset + DescriptorMessage.ControlSize;
    private const int TailOffset = FrameOffset + WriteReadFrame.Size;
    private const int TailSize =
        (SharedProtocol.MaxWindows * FrameWindow.Size) + (DescriptorMessage.MaxDescriptors * sizeof(int)) + CopiedCommands;

    private static readonly byte[] Zeros = GC.AllocateArray<byte>(4096, pinned: true);

    private readonly byte[] _block = GC.AllocateUninitializedArray<byte>(TailOffset + TailSize, pinned: true);
    private readonly byte* _base;
    private readonly FrameWindow[] _windows = new FrameWindow[SharedProtocol.MaxWindows];
    private readonly int[] _descriptors = new int[DescriptorMessage.MaxDescriptors];
    private readonly bool _daemonReadsMemory;
    private readonly bool _daemonTakesDescriptors;
    private readonly TransactionScanner _scanner;
    private int _windowCount;
    private int _windowBytes;
    private int _descriptorCount;

    public FrameRequest(SharedFeatures features)
    {
        _base = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_block));
        _daemonReadsMemory = features.HasFlag(SharedFeatures.ReadsMemory);
        _daemonTakesDescriptors = features.HasFlag(SharedFeatures.TakesDescriptors);
        _scanner = new TransactionScanner(this);
    }

    /// <summary>Whether the daemon reads the process's memory, so that scattered buffers need no window.</summary>
    public bool DaemonReadsMemory => _daemonReadsMemory;

    /// <summary>Collects what the commands refer to.</summary>
    /// <returns>How many bytes of them go into this frame; never 0 if there are any.</returns>
    public int Collect(byte* commands, int size)
    {
        _windowCount = 0;
        _windowBytes = 0;
        _descriptorCount = 0;
        int position = 0;
        while (size - position >= sizeof(uint))
        {
            uint command = Unsafe.ReadUnaligned<uint>(commands + position);
            int length = sizeof(uint) + BinderCommand.PayloadSize(command);
            if (length > size - position)
                break; // cut off: the driver's to judge
            if (position + length > SharedProtocol.MaxWrite)
                return position;
            if (IsTransaction(command) && !TryAddTransaction(commands + position + sizeof(uint)) && position > 0)
                return position;
            position += length;
        }

        return Math.Min(size, SharedProtocol.MaxWrite);
    }

    /// <summary>Sends the frame for what was collected.</summary>
    public Errno Send(SafeDescriptor socket, byte* commands, int size, int readSpace, WriteReadFlags flags)
    {
        while (true)
        {
            msghdr message = Assemble(commands, size, readSpace, flags);
            nint sent = Libc.Send(socket, &message, wait: true, out Errno error);
            if (sent >= 0)
                return SendRest(socket, &message, sent);

            if (error == Errno.EFAULT && _windowCount > 0)
                WithdrawWindows();
            else if (error == Errno.EBADF && DropClosedDescriptors())
                continue;
            else if (error == Libc.ETOOMANYREFS && _descriptorCount > 0)
                _descriptorCount = 0; // as many as this user may have under way: to the driver they are not open
            else
                return error == Errno.EFAULT ? Errno.EFAULT : Errno.EBADF;
        }
    }

    /// <summary>Adds memory to the frame.</summary>
    /// <returns>False if there is no room left.</returns>
    internal bool TryAddWindow(ulong address, ulong length)
    {
        if (length == 0)
            return true;
        if (_windowCount == SharedProtocol.MaxWindows || length > (ulong)(SharedProtocol.MaxWindowBytes - _windowBytes))
            return false;

        _windows[_windowCount++] = new FrameWindow { Address = address, Length = (uint)length };
        _windowBytes += (int)length;
        return true;
    }

    /// <summary>Adds a descriptor, once.</summary>
    /// <returns>False if there is no room left.</returns>
    internal bool TryAddDescriptor(int descriptor)
    {
        if (_descriptors.AsSpan(0, _descriptorCount).Contains(descriptor))
            return true;
        if (_descriptorCount == _descriptors.Length)
            return false;

        _descriptors[_descriptorCount++] = descriptor;
        return true;
    }

    private static bool IsTransaction(uint command) =>
        command is BinderCommand.BC_TRANSACTION or BinderCommand.BC_REPLY or BinderCommand.BC_TRANSACTION_SG or BinderCommand.BC_REPLY_SG;

    private bool TryAddTransaction(byte* payload)
    {
        binder_transaction_data transaction = Unsafe.ReadUnaligned<binder_transaction_data>(payload);
        (int windows, int bytes, int descriptors) = (_windowCount, _windowBytes, _descriptorCount);
        bool fits = true;
        if (_daemonReadsMemory)
        {
            AddWindowIfSmall(transaction.buffer, transaction.data_size);
            AddWindowIfSmall(transaction.offsets, transaction.offsets_size);
        }
        else
        {
            fits = TryAddWindow(transaction.buffer, transaction.data_size) && TryAddWindow(transaction.offsets, transaction.offsets_size);
        }

        if (fits && transaction.offsets_size > 0 && !(_daemonReadsMemory && _daemonTakesDescriptors))
            fits = _scanner.TryScan(transaction, !_daemonTakesDescriptors);
        if (!fits)
            (_windowCount, _windowBytes, _descriptorCount) = (windows, bytes, descriptors);
        return fits;
    }

    private void AddWindowIfSmall(ulong address, ulong length)
    {
        if (length <= SharedProtocol.InlineLimit && (int)length <= OnePiece - TailSize - _windowBytes)
            _ = TryAddWindow(address, length);
    }

    private msghdr Assemble(byte* commands, int size, int readSpace, WriteReadFlags flags)
    {
        byte* tail = WriteTables();
        bool copied = size <= CopiedCommands;
        if (copied)
        {
            new ReadOnlySpan<byte>(commands, size).CopyTo(new Span<byte>(tail, CopiedCommands));
            tail += size;
        }

        int tailLength = (int)(tail - (_base + TailOffset));
        WriteReadFrame* frame = (WriteReadFrame*)(_base + FrameOffset);
        int length = WriteReadFrame.Size + _windowBytes + tailLength + (copied ? 0 : size);
        frame->Header = new FrameHeader(length, FrameType.WriteRead, (ushort)flags);
        frame->WriteSize = (uint)size;
        frame->ReadSpace = (uint)readSpace;
        frame->WindowBytes = (uint)_windowBytes;
        frame->WindowCount = (ushort)_windowCount;
        frame->DescriptorCount = (ushort)_descriptorCount;

        iovec* vectors = (iovec*)(_base + VectorsOffset);
        int count = 0;
        vectors[count++] = new iovec(frame, WriteReadFrame.Size);
        for (int i = 0; i < _windowCount; i++)
            vectors[count++] = new iovec((void*)_windows[i].Address, _windows[i].Length);
        vectors[count++] = new iovec(_base + TailOffset, (nuint)tailLength);
        if (!copied)
            vectors[count++] = new iovec(commands, (nuint)size);

        msghdr message = default;
        message.msg_iov = vectors;
        message.msg_iovlen = (nuint)count;
        if (_descriptorCount > 0)
        {
            message.msg_control = _base + ControlOffset;
            message.msg_controllen = DescriptorMessage.Write(_base + ControlOffset, _descriptors.AsSpan(0, _descriptorCount));
        }

        return message;
    }

    private byte* WriteTables()
    {
        byte* tail = _base + TailOffset;
        Span<byte> windows = MemoryMarshal.AsBytes(_windows.AsSpan(0, _windowCount));
        windows.CopyTo(new Span<byte>(tail, windows.Length));
        tail += windows.Length;
        Span<byte> descriptors = MemoryMarshal.AsBytes(_descriptors.AsSpan(0, _descriptorCount));
        descriptors.CopyTo(new Span<byte>(tail, descriptors.Length));
        return tail + descriptors.Length;
    }

    // The kernel took a part only because it could not read on: the rest of that window is sent as zeros, and its table entry says so.
    private Errno SendRest(SafeDescriptor socket, msghdr* message, nint sent)
    {
        message->msg_control = null;
        message->msg_controllen = 0;
        while (Advance(message, sent))
        {
            sent = Libc.Send(socket, message, wait: true, out Errno error);
            if (sent >= 0)
                continue;
            if (error != Errno.EFAULT || !TryPad(socket, message))
                return Errno.EBADF;
            sent = 0;
        }

        return Errno.None;
    }

    private static bool Advance(msghdr* message, nint sent)
    {
        while (message->msg_iovlen > 0 && (nuint)sent >= message->msg_iov->iov_len)
        {
            sent -= (nint)message->msg_iov->iov_len;
            message->msg_iov++;
            message->msg_iovlen--;
        }

        if (message->msg_iovlen > 0)
            *message->msg_iov = new iovec((byte*)message->msg_iov->iov_base + sent, message->msg_iov->iov_len - (nuint)sent);
        return message->msg_iovlen > 0;
    }

    private bool TryPad(SafeDescriptor socket, msghdr* message)
    {
        long window = message->msg_iov - (iovec*)(_base + VectorsOffset) - 1;
        if (window < 0 || window >= _windowCount)
            return false;

        ((FrameWindow*)(_base + TailOffset))[window].Withdrawn = 1;
        iovec zeros = new(Unsafe.AsPointer(ref Zeros[0]), 0);
        msghdr padding = new() { msg_iov = &zeros, msg_iovlen = 1 };
        while (message->msg_iov->iov_len > 0)
        {
            zeros.iov_len = Math.Min(message->msg_iov->iov_len, (nuint)Zeros.Length);
            nint sent = Libc.Send(socket, &padding, wait: true, out _);
            if (sent < 0)
                return false;
            message->msg_iov->iov_len -= (nuint)sent;
        }

        return true;
    }

    private void WithdrawWindows()
    {
        _windowCount = 0;
        _windowBytes = 0;
    }

    private bool DropClosedDescriptors()
    {
        int open = 0;
        foreach (int descriptor in _descriptors.AsSpan(0, _descriptorCount))
        {
            if (Libc.IsOpen(descriptor))
                _descriptors[open++] = descriptor;
        }

        bool dropped = open < _descriptorCount;
        _descriptorCount = open;
        return dropped;
    }
}
