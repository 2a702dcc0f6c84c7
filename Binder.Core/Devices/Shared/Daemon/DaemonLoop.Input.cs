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
        byte[] target = peer.InputLength == 0 ? _input : peer.GrowInput();
        int have = peer.InputLength;
        fixed (byte* start = target)
        {
            nint received = Receive(peer, start + have, target.Length - have);
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
                peer.KeepInput(new ReadOnlySpan<byte>(frame, have));
            else
                peer.InputLength = have;
            return;
        }

        Handle(peer, frame);
        peer.DropInput();
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

    /// <returns>Bytes received, 0 at the end of the connection, -1 if there was nothing or the peer is closed already.</returns>
    private nint Receive(Peer peer, byte* buffer, int room)
    {
        iovec vector = new(buffer, (nuint)room);
        msghdr message = default;
        message.msg_iov = &vector;
        message.msg_iovlen = 1;
        message.msg_control = Unsafe.AsPointer(ref _control[0]);
        message.msg_controllen = DescriptorMessage.ControlSize;
        nint received = Libc.Receive(peer.Socket, &message, wait: false, out Errno error);
        if (received < 0)
            return error == Errno.EAGAIN ? -1 : 0;

        if (message.msg_controllen > 0 && !TryTakeDescriptors(peer, &message))
        {
            EndPeer(peer, $"it sent more than {DescriptorMessage.MaxDescriptors} descriptors with one frame");
            return -1;
        }

        return received;
    }

    private static bool TryTakeDescriptors(Peer peer, msghdr* message)
    {
        Span<int> descriptors = stackalloc int[DescriptorMessage.MaxDescriptors];
        descriptors = descriptors[..DescriptorMessage.Read(message, descriptors)];
        foreach (int descriptor in descriptors)
            peer.Descriptors.Add(descriptor);
        peer.HasLostDescriptors |= Libc.LostDescriptors(message);
        return peer.Descriptors.Count <= DescriptorMessage.MaxDescriptors;
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
