using System.Runtime.CompilerServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>From bytes to frames: one receive per event, and nothing of a frame is looked at before all of it is there.</summary>
internal sealed unsafe partial class DaemonLoop
{
    private const int CommonFrame = 64 * 1024; // every frame of a peer whose memory can be read, and more

    private readonly byte[] _input = GC.AllocateUninitializedArray<byte>(CommonFrame, pinned: true);
    private readonly byte[] _control = GC.AllocateUninitializedArray<byte>(DescriptorMessage.ControlSize, pinned: true);

    private void OnReadable(Peer peer)
    {
        if (peer.Input is not null && !peer.TryGrowInput(_options.MaxUnfinishedBytesPerUser))
        {
            EndForRoom(peer);
            return;
        }

        byte[] target = peer.Input ?? _input;
        int have = peer.InputLength;
        fixed (byte* start = target)
        {
            nint received = Receive(peer, start, have, target.Length);
            if (received > 0)
                OnBytes(peer, start, have + (int)received, isShared: ReferenceEquals(target, _input));
            else if (received == 0 && have > 0)
                EndPeer(peer, $"it broke off after {have} bytes of a frame");
            else if (received == 0)
                Close(peer);
        }
    }

    private void OnBytes(Peer peer, byte* frame, int have, bool isShared)
    {
        string? fault = peer.IsWaiting ? "it sent something while its request was under way" : FindFault(peer, frame, have);
        if (fault is not null)
        {
            EndPeer(peer, fault);
            return;
        }

        if (have < FrameHeader.Size || have < ((FrameHeader*)frame)->Length)
        {
            if (isShared)
                Keep(peer, new ReadOnlySpan<byte>(frame, have));
            else
                peer.InputLength = have;
            return;
        }

        Handle(peer, frame);
        DropInput(peer);
    }

    private void Keep(Peer peer, ReadOnlySpan<byte> bytes)
    {
        if (!peer.TryKeepInput(bytes, _options.MaxUnfinishedBytesPerUser))
            EndForRoom(peer);
        else if (peer.Role != PeerRole.Ungreeted) // a greeting has its own time
            _frames.Add(peer);
    }

    private void EndForRoom(Peer peer) =>
        EndPeer(peer, $"its user's unfinished frames take {_options.MaxUnfinishedBytesPerUser} bytes, as many as they may");

    /// <summary>Forgets the frame: it is done with, or never will be.</summary>
    private void DropInput(Peer peer)
    {
        if (peer.Input is not null)
            _ = _frames.Remove(peer);
        peer.DropInput();
        foreach (HeldFile file in peer.Descriptors)
            _host.ReleaseFile(file);
        peer.Descriptors.Clear();
    }

    /// <summary>What is wrong with the beginning of a frame, as far as its header tells.</summary>
    private static string? FindFault(Peer peer, byte* frame, int have)
    {
        if (have < FrameHeader.Size)
            return null;

        FrameHeader* header = (FrameHeader*)frame;
        (int least, int most) = LengthsOf(peer.Role, header->Type);
        if (most == 0)
            return $"it sent a frame of type {(int)header->Type} as {Name(peer.Role)}";
        if (header->Length < least || header->Length > most)
            return $"its {header->Type} frame claims {header->Length} bytes";
        return have > header->Length ? "it sent more than one request at a time" : null;
    }

    private static (int Least, int Most) LengthsOf(PeerRole role, FrameType type) => (role, type) switch
    {
        // A greeting of another version is worth an answer, whatever its length.
        (PeerRole.Ungreeted, FrameType.Hello) => (Unsafe.SizeOf<ThreadWelcomeFrame>() + sizeof(uint) + sizeof(uint), 4096),
        (PeerRole.Ungreeted, FrameType.ThreadHello) => Exactly<ThreadHelloFrame>(),
        (PeerRole.Ungreeted, FrameType.Inspect) => Exactly<InspectFrame>(),
        (PeerRole.Process, FrameType.Map) => Exactly<MapFrame>(),
        (PeerRole.Process, FrameType.Control) => Exactly<ControlFrame>(),
        (PeerRole.Thread, FrameType.WriteRead) => (WriteReadFrame.Size, SharedProtocol.MaxFrame),
        (PeerRole.Thread, FrameType.ExtendedError) => Exactly<FrameHeader>(),
        _ => (0, 0),
    };

    private static (int Least, int Most) Exactly<T>()
        where T : unmanaged => (sizeof(T), sizeof(T));

    private static string Name(PeerRole role) => role switch
    {
        PeerRole.Process => "a process",
        PeerRole.Thread => "a thread",
        _ => "its greeting",
    };

    private void Handle(Peer peer, byte* frame)
    {
        switch (((FrameHeader*)frame)->Type)
        {
            case FrameType.WriteRead:
                WriteRead(peer, frame);
                break;
            case FrameType.ExtendedError:
                GetExtendedError(peer);
                break;
            case FrameType.Hello:
                GreetProcess(peer, frame);
                break;
            case FrameType.ThreadHello:
                GreetThread(peer, *(ThreadHelloFrame*)frame);
                break;
            case FrameType.Inspect:
                Inspect(peer, *(InspectFrame*)frame);
                break;
            case FrameType.Map:
                Map(peer, *(MapFrame*)frame);
                break;
            default:
                Control(peer, *(ControlFrame*)frame);
                break;
        }
    }

    /// <summary>Receives more of a frame, of which <paramref name="have"/> bytes are there.</summary>
    /// <returns>Bytes received, 0 at the end of the connection, -1 if there was nothing or the peer is closed already.</returns>
    private nint Receive(Peer peer, byte* frame, int have, int room)
    {
        iovec vector = new(frame + have, (nuint)(room - have));
        msghdr message = default;
        message.msg_iov = &vector;
        message.msg_iovlen = 1;
        if (!_host.HasRoomForFiles(peer.User) && !TryPeek(peer, &message))
            return -1;

        message.msg_control = Unsafe.AsPointer(ref _control[0]);
        message.msg_controllen = DescriptorMessage.ControlSize;
        nint received = Libc.Receive(peer.Socket, &message, wait: false, out Errno error);
        if (received < 0)
            return error == Errno.EAGAIN ? -1 : 0;

        if (message.msg_controllen > 0 || Libc.LostDescriptors(&message))
        {
            TakeDescriptors(peer, &message);
            if (FindFault(peer, frame, have + (int)received, peer.Descriptors.Count) is string fault)
            {
                EndPeer(peer, fault);
                return -1;
            }
        }

        return received;
    }

    /// <summary>Looks, and takes nothing: descriptors for which there is no room would be closed here and now, and that may wait.</summary>
    /// <returns>False if there are such descriptors, and the peer is closed. If not, what was seen is what will be received.</returns>
    private bool TryPeek(Peer peer, msghdr* message)
    {
        nint seen = Libc.Peek(peer.Socket, message);
        if (seen >= 0 && Libc.LostDescriptors(message))
        {
            EndPeer(peer, "it sent descriptors, and its user, or all together, have as many here as they may");
            return false;
        }

        message->msg_flags = 0;
        if (seen > 0)
            message->msg_iov->iov_len = (nuint)seen;
        return true;
    }

    private static void TakeDescriptors(Peer peer, msghdr* message)
    {
        Span<int> descriptors = stackalloc int[DescriptorMessage.MaxDescriptors];
        descriptors = descriptors[..DescriptorMessage.Read(message, descriptors)];
        foreach (int descriptor in descriptors)
            peer.Descriptors.Add(new HeldFile(peer.User, new SafeDescriptor(descriptor)));
        peer.HasLostDescriptors |= Libc.LostDescriptors(message);
    }

    /// <summary>What is wrong with descriptors beside the beginning of a frame. They come with a header that names them, or with a whole frame.</summary>
    private static string? FindFault(Peer peer, byte* frame, int have, int descriptors)
    {
        bool isWhole = have >= FrameHeader.Size && have >= ((FrameHeader*)frame)->Length;
        if (!isWhole && (peer.Role != PeerRole.Thread || have < WriteReadFrame.Size))
            return $"it sent {descriptors} descriptors with {have} bytes of a frame";

        int most = peer.Role == PeerRole.Thread && have >= WriteReadFrame.Size
            ? Math.Min((int)((WriteReadFrame*)frame)->DescriptorCount, DescriptorMessage.MaxDescriptors)
            : DescriptorMessage.MaxDescriptors;
        return descriptors > most ? $"it sent {descriptors} descriptors with a frame that may have {most}" : null;
    }

    /// <summary>Sends a response. A peer that leaves no room for it does not read, and is ended.</summary>
    private bool TryRespond<T>(Peer peer, T response)
        where T : unmanaged => TryRespond(peer, (byte*)&response, sizeof(T), []);

    private bool TryRespond(Peer peer, byte* response, int length, ReadOnlySpan<int> descriptors) =>
        EndUnlessSent(peer, Send(peer, response, length, descriptors));

    private bool EndUnlessSent(Peer peer, Errno error)
    {
        if (error == Errno.EAGAIN)
            EndPeer(peer, "it does not read its responses");
        else if (error != Errno.None)
            Close(peer);
        return error == Errno.None;
    }

    private Errno Send(Peer peer, byte* response, int length, ReadOnlySpan<int> descriptors)
    {
        iovec vector = new(response, (nuint)length);
        msghdr message = default;
        message.msg_iov = &vector;
        message.msg_iovlen = 1;
        if (descriptors.Length > 0)
        {
            message.msg_control = Unsafe.AsPointer(ref _control[0]);
            message.msg_controllen = DescriptorMessage.Write((byte*)message.msg_control, descriptors);
        }

        nint sent = Libc.Send(peer.Socket, &message, wait: false, out Errno error);
        return sent >= 0 && sent < length ? Errno.EAGAIN : error;
    }
}
