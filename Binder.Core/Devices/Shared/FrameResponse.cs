using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>One thread's <see cref="WriteReadResultFrame"/>s and the descriptors that arrive beside them.</summary>
internal sealed unsafe class FrameResponse
{
    private const int ControlOffset = 0;
    private const int FrameOffset = DescriptorMessage.ControlSize;
    private const int LongestFrame =
        WriteReadResultFrame.Size + SharedProtocol.MaxRead + (DescriptorMessage.MaxDescriptors * (sizeof(ulong) + sizeof(uint)));

    private readonly byte[] _block = GC.AllocateUninitializedArray<byte>(FrameOffset + LongestFrame, pinned: true);
    private readonly byte* _base;
    private readonly int[] _descriptors = new int[DescriptorMessage.MaxDescriptors];
    private int _descriptorCount;
    private bool _lostDescriptors;
    private YieldingWait _wait;

    public FrameResponse() => _base = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_block));

    /// <summary>The frame that came last.</summary>
    public ref readonly WriteReadResultFrame Frame => ref *Received;

    /// <summary>What was read.</summary>
    public ReadOnlySpan<byte> Read => new(_base + FrameOffset + WriteReadResultFrame.Size, (int)Received->ReadSize);

    private WriteReadResultFrame* Received => (WriteReadResultFrame*)(_base + FrameOffset);

    private byte* Slots => _base + FrameOffset + WriteReadResultFrame.Size + Received->ReadSize;

    private byte* Closes => Slots + (Received->SlotCount * sizeof(ulong));

    /// <summary>Waits for the response.</summary>
    /// <param name="readSpace">What the request allowed to be read.</param>
    /// <returns><see cref="Errno.None"/>, or <see cref="Errno.EBADF"/> if the daemon is gone.</returns>
    public Errno Receive(SafeDescriptor socket, int readSpace)
    {
        _descriptorCount = 0;
        _lostDescriptors = false;
        iovec vector = new(_base + FrameOffset, LongestFrame);
        msghdr message = default;
        message.msg_iov = &vector;
        message.msg_iovlen = 1;
        message.msg_control = _base + ControlOffset;
        int have = 0;
        do
        {
            message.msg_controllen = DescriptorMessage.ControlSize;
            nint received = Receive(socket, &message);
            if (received <= 0)
                return Errno.EBADF;

            TakeDescriptors(&message);
            have += (int)received;
            vector = new iovec(_base + FrameOffset + have, (nuint)(LongestFrame - have));
        }
        while (have < FrameHeader.Size || have < Received->Header.Length);

        return IsWellFormed(have, readSpace) ? Errno.None : Errno.EBADF;
    }

    private nint Receive(SafeDescriptor socket, msghdr* message)
    {
        if (_wait.Begin())
        {
            do
            {
                nint received = Libc.Receive(socket, message, wait: false, out Errno error);
                if (error != Errno.EAGAIN)
                {
                    _wait.Succeed();
                    return received;
                }

                Libc.YieldProcessor();
            }
            while (_wait.Continue());
        }

        return Libc.Receive(socket, message, wait: true, out _);
    }

    /// <summary>Writes the numbers of the received descriptors into the area, and closes those that the driver wants closed.</summary>
    /// <returns>False if this process had no room for the descriptors; none of them is left then.</returns>
    public bool TryInstallDescriptors(ReceiveArea? area)
    {
        for (int i = 0; i < Received->CloseCount; i++)
            area?.Close(Unsafe.ReadUnaligned<uint>(Closes + (i * sizeof(uint))));

        if (Received->SlotCount == 0)
            return true;

        if (_lostDescriptors || _descriptorCount != Received->SlotCount || area is null)
        {
            CloseDescriptors();
            return false;
        }

        ulong endOfData = EndOfData();
        for (int i = 0; i < _descriptorCount; i++)
        {
            // Beyond the data lie scattered buffers: a number there is one of an array, which the driver closes with the buffer.
            ulong slot = Unsafe.ReadUnaligned<ulong>(Slots + (i * sizeof(ulong)));
            if (!area.TryPatch(slot, _descriptors[i], closeOnRequest: slot >= endOfData))
                _ = Libc.Close(_descriptors[i]);
        }

        return true;
    }

    private ulong EndOfData()
    {
        ReadOnlySpan<byte> payload = Read[Math.Min(ReturnStream.LengthBeforeTransaction(Read) + sizeof(uint), (int)Received->ReadSize)..];
        if (!MemoryMarshal.TryRead(payload, out binder_transaction_data transaction))
            return ulong.MaxValue;
        return transaction.buffer + transaction.data_size;
    }

    private bool IsWellFormed(int received, int readSpace)
    {
        WriteReadResultFrame* frame = Received;
        return frame->Header.Type == FrameType.WriteReadResult
            && received == frame->Header.Length
            && frame->ReadSize <= readSpace
            && received == WriteReadResultFrame.Size + frame->ReadSize
                + ((long)frame->SlotCount * sizeof(ulong)) + ((long)frame->CloseCount * sizeof(uint));
    }

    private void TakeDescriptors(msghdr* message)
    {
        if (message->msg_controllen > 0)
        {
            CloseDescriptors(); // a daemon sends them in one piece; should there be several, the last counts
            _descriptorCount = DescriptorMessage.Read(message, _descriptors);
        }

        _lostDescriptors |= Libc.LostDescriptors(message);
    }

    private void CloseDescriptors()
    {
        foreach (int descriptor in _descriptors.AsSpan(0, _descriptorCount))
            _ = Libc.Close(descriptor);
        _descriptorCount = 0;
    }
}
