using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>The hot path: <c>BINDER_WRITE_READ</c>.</summary>
internal sealed unsafe partial class DaemonLoop
{
    private const int SmallestUsefulRead = 76; // the driver starts no item with less room (reference 6.2)

    private readonly byte[] _result = GC.AllocateUninitializedArray<byte>(
        WriteReadResultFrame.Size + SharedProtocol.MaxRead + (DescriptorMessage.MaxDescriptors * (sizeof(ulong) + sizeof(uint))), pinned: true);

    private void WriteRead(Peer peer, byte* start)
    {
        WriteReadFrame* frame = (WriteReadFrame*)start;
        WriteReadFlags flags = (WriteReadFlags)frame->Header.Flags;
        BinderThread thread = peer.Thread!;
        if ((flags & WriteReadFlags.DeliveryFailed) != 0)
            _driver.FailDelivery(thread);

        int consumed = 0;
        if (!TryWrite(peer, frame, ref consumed, out Errno error))
            return;

        // Whoever got something to do from these commands starts with it while this thread's read is seen to.
        AnswerWoken();
        if (peer.IsClosed)
            return;

        peer.Read.Begin((int)Math.Min(frame->ReadSpace, SharedProtocol.MaxRead), flags, consumed);
        if (error == Errno.None && peer.Read.Space > 0)
        {
            Read(peer);
            return;
        }

        if (error != Errno.None || (flags & WriteReadFlags.MoreFollows) == 0)
            _driver.EndWriteRead(thread);
        Respond(peer, error, 0);
    }

    /// <returns>False if the frame makes no sense, and its connection is ended.</returns>
    private bool TryWrite(Peer peer, WriteReadFrame* frame, ref int consumed, out Errno error)
    {
        error = Errno.None;
        PeerProcess process = peer.Process!;
        byte* windows = (byte*)(frame + 1);
        byte* table = windows + frame->WindowBytes;
        byte* names = table + (frame->WindowCount * FrameWindow.Size);
        byte* commands = names + (frame->DescriptorCount * sizeof(int));
        long length = WriteReadFrame.Size + (long)frame->WindowBytes + (frame->WindowCount * FrameWindow.Size)
            + (frame->DescriptorCount * sizeof(int)) + frame->WriteSize;
        bool fits = length == frame->Header.Length && frame->WindowCount <= SharedProtocol.MaxWindows
            && frame->DescriptorCount <= DescriptorMessage.MaxDescriptors && frame->WriteSize <= SharedProtocol.MaxWrite;
        if (!fits || !process.Memory.TryBeginFrame(windows, frame->WindowBytes, table, frame->WindowCount))
        {
            EndPeer(peer, "the parts of its frame do not add up");
            return false;
        }

        int came = peer.Descriptors.Count;
        if (came != frame->DescriptorCount && !(peer.HasLostDescriptors && came < frame->DescriptorCount))
        {
            process.Memory.EndFrame();
            EndPeer(peer, $"its frame names {frame->DescriptorCount} descriptors, and {came} came");
            return false;
        }

        _host.BeginFrame(process, peer.Descriptors, names, frame->DescriptorCount);
        try
        {
            if (frame->WriteSize > 0)
                error = _driver.Write(peer.Thread!, new ReadOnlySpan<byte>(commands, (int)frame->WriteSize), ref consumed);
        }
        finally
        {
            _host.EndFrame();
            process.Memory.EndFrame();
        }

        return true;
    }

    /// <summary>Reads again for every thread that has something to read now, and sends it what it got.</summary>
    private void AnswerWoken()
    {
        while (_host.TryTakeWoken(out BinderThread? thread))
        {
            if (thread!.Owner is Peer { IsClosed: false, IsWaiting: true } peer)
            {
                peer.IsWaiting = false;
                Read(peer);
            }
        }
    }

    private void Read(Peer peer)
    {
        // A read that continues has a word before its room, where the driver finds the start of the read buffer.
        PendingRead read = peer.Read;
        bool continues = (read.Flags & WriteReadFlags.Continues) != 0;
        bool blocking = (read.Flags & WriteReadFlags.NonBlocking) == 0;
        int before = continues ? sizeof(uint) : 0;
        Span<byte> buffer = _result.AsSpan(WriteReadResultFrame.Size - before, before + read.Space);
        buffer[..before].Clear();
        read.Produced.CopyTo(buffer[before..]);
        int consumed = before + read.Produced.Length;

        while (true)
        {
            int start = consumed;
            bool isToldToReturn = peer.Thread!.MustReturn;
            Errno error = _driver.Read(peer.Thread, buffer, ref consumed, blocking);
            if (error == Errno.EAGAIN && blocking)
            {
                read.Keep(buffer[before..consumed]);
                peer.IsWaiting = true;
                return;
            }

            if (error == Errno.EAGAIN && consumed > before)
                error = Errno.None;
            else if (error == Errno.None && !isToldToReturn && ReadsOn(read, buffer, start, consumed))
                continue;

            bool spawn = continues && MemoryMarshal.Read<uint>(buffer) == BinderReturn.BR_SPAWN_LOOPER;
            Respond(peer, error, consumed - before, spawn);
            return;
        }
    }

    // What is no work is read past, but for the initial BR_NOOP alone.
    private static bool ReadsOn(PendingRead read, ReadOnlySpan<byte> buffer, int start, int consumed)
    {
        if ((read.Flags & WriteReadFlags.UntilWork) == 0 || buffer.Length - consumed < SmallestUsefulRead)
            return false;

        bool gaveNothing = start == 0 ? consumed <= sizeof(uint) : consumed == start;
        if (gaveNothing)
            return false;

        return ReturnStream.IsQuiet(buffer[start..consumed]) && MemoryMarshal.Read<uint>(buffer) != BinderReturn.BR_SPAWN_LOOPER;
    }

    private void Respond(Peer peer, Errno error, int readSize, bool spawn = false)
    {
        List<uint> closes = peer.Process!.Closes;
        int closeCount = Math.Min(closes.Count, DescriptorMessage.MaxDescriptors);
        List<ulong> slots = _host.Slots;
        int length = WriteReadResultFrame.Size + readSize + (slots.Count * sizeof(ulong)) + (closeCount * sizeof(uint));
        fixed (byte* start = _result)
        {
            WriteReadResultFrame* frame = (WriteReadResultFrame*)start;
            ushort flags = (ushort)((spawn ? WriteReadResultFrame.SpawnLooper : 0) | NiceFlag.Of(peer.NextNice));
            peer.NextNice = null;
            frame->Header = new FrameHeader(length, FrameType.WriteReadResult, flags);
            frame->Errno = (int)error;
            frame->WriteConsumed = (uint)peer.Read.WriteConsumed;
            frame->ReadSize = (uint)readSize;
            frame->SlotCount = (ushort)slots.Count;
            frame->CloseCount = (ushort)closeCount;
            byte* position = (byte*)(frame + 1) + readSize;
            foreach (ulong slot in slots)
            {
                Unsafe.WriteUnaligned(position, slot);
                position += sizeof(ulong);
            }

            foreach (uint offset in CollectionsMarshal.AsSpan(closes)[..closeCount])
            {
                Unsafe.WriteUnaligned(position, offset);
                position += sizeof(uint);
            }

            closes.RemoveRange(0, closeCount);
            if (slots.Count == 0)
                _ = TryRespond(peer, start, length, []);
            else
                RespondWithDescriptors(peer, start, length, readSize);
        }
    }

    private void RespondWithDescriptors(Peer peer, byte* response, int length, int readSize)
    {
        Span<int> numbers = stackalloc int[_host.Installed.Count];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = _host.Installed[i].Descriptor.Number;
        Errno error = Send(peer, response, length, numbers);
        _host.ReleaseInstalled();
        if (error == Libc.ETOOMANYREFS)
            ReadOnWithoutTransaction(peer, new ReadOnlySpan<byte>(response + WriteReadResultFrame.Size, readSize));
        else
            EndUnlessSent(peer, error);
    }

    // The system lets no more descriptors be under way: to the driver the receiver has no room for them.
    private void ReadOnWithoutTransaction(Peer peer, ReadOnlySpan<byte> read)
    {
        _driver.FailDelivery(peer.Thread!);
        read = read[..ReturnStream.LengthBeforeTransaction(read)];
        peer.Read.Keep(ReturnStream.IsNothing(read) ? [] : read);
        Read(peer);
    }

    private void GetExtendedError(Peer peer)
    {
        _driver.GetExtendedError(peer.Thread!, out binder_extended_error error);
        _ = TryRespond(peer, new ExtendedErrorFrame
        {
            Header = new FrameHeader(sizeof(ExtendedErrorFrame), FrameType.ExtendedErrorResult),
            Error = error,
        });
    }
}
