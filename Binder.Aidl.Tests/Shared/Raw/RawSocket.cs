using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Devices.Shared;
using Binder.Interop;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>A connection to the daemon without our client: for peers that break the rules.</summary>
internal sealed partial class RawSocket : IDisposable
{
    public const ulong MappedAt = 0x7000_0000_0000; // the daemon takes the peer's word for it

    private const int MSG_OOB = 1; // <bits/socket.h>

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public RawSocket(string path) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    public static HelloFrame Hello => new()
    {
        Header = new FrameHeader(Unsafe.SizeOf<HelloFrame>(), FrameType.Hello),
        Magic = SharedProtocol.Magic,
        Version = SharedProtocol.Version,
    };

    public static ControlFrame Control(ControlOperation operation) => new()
    {
        Header = new FrameHeader(Unsafe.SizeOf<ControlFrame>(), FrameType.Control),
        OperationOrErrno = (uint)operation,
    };

    public static ThreadHelloFrame ThreadHello(in WelcomeFrame process, int tid = 1) => new()
    {
        Header = new FrameHeader(Unsafe.SizeOf<ThreadHelloFrame>(), FrameType.ThreadHello),
        Magic = SharedProtocol.Magic,
        Version = SharedProtocol.Version,
        Tid = tid,
        ProcessId = process.ProcessId,
        Secret = process.Secret,
    };

    public static WriteReadFrame WriteRead(int length = WriteReadFrame.Size) =>
        new() { Header = new FrameHeader(length, FrameType.WriteRead) };

    public static byte[] Bytes<T>(T frame)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in frame)).ToArray();

    public void Send(params ReadOnlySpan<byte> bytes) => _socket.Send(bytes);

    public void Send<T>(T frame)
        where T : unmanaged => Send(Bytes(frame));

    /// <summary>Sends bytes with some descriptors beside them.</summary>
    public void SendWithDescriptors(ReadOnlySpan<byte> bytes, params ReadOnlySpan<int> descriptors) =>
        SendWithDescriptors(bytes, descriptors, flags: 0);

    /// <summary>Sends one urgent byte with a descriptor beside it.</summary>
    public void SendUrgent(int descriptor) => SendWithDescriptors([1], [descriptor], MSG_OOB);

    private unsafe void SendWithDescriptors(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> descriptors, int flags)
    {
        byte* control = stackalloc byte[DescriptorMessage.ControlSize];
        fixed (byte* pointer = bytes)
        {
            iovec vector = new(pointer, (nuint)bytes.Length);
            msghdr message = new()
            {
                msg_iov = &vector,
                msg_iovlen = 1,
                msg_control = control,
                msg_controllen = DescriptorMessage.Write(control, descriptors),
            };
            Assert.Equal(bytes.Length, sendmsg((int)_socket.Handle, &message, flags));
        }
    }

    /// <summary>Sends until the daemon ends the connection.</summary>
    public void SendUntilEnded(byte[] frame)
    {
        try
        {
            while (true)
                _ = _socket.Send(frame);
        }
        catch (SocketException)
        {
        }
    }

    public T Receive<T>()
        where T : unmanaged
    {
        byte[] bytes = Receive(Unsafe.SizeOf<T>());
        return MemoryMarshal.Read<T>(bytes);
    }

    public byte[] Receive(int count)
    {
        byte[] bytes = new byte[count];
        for (int have = 0; have < count;)
        {
            int received = _socket.Receive(bytes.AsSpan(have));
            Assert.NotEqual(0, received);
            have += received;
        }

        return bytes;
    }

    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Waits until the daemon has ended the connection.</summary>
    public void WaitForEnd()
    {
        try
        {
            byte[] rest = new byte[4096];
            while (_socket.Receive(rest) > 0)
            {
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
        }
    }

    public WelcomeFrame GreetAsProcess()
    {
        Send(Hello);
        return Receive<WelcomeFrame>();
    }

    public void GreetAsThread(in WelcomeFrame process, int tid = 1)
    {
        Send(ThreadHello(process, tid));
        Assert.Equal(0, Receive<ThreadWelcomeFrame>().Errno);
    }

    public void Map(uint size = RawProcess.AreaSize)
    {
        Send(new MapFrame { Header = new FrameHeader(Unsafe.SizeOf<MapFrame>(), FrameType.Map), Address = MappedAt, Size = size });
        Assert.Equal(0, Receive<MapResultFrame>().Errno);
    }

    public void BecomeContextManager()
    {
        Map();
        ControlFrame request = Control(ControlOperation.SetContextManager);
        flat_binder_object node = new() { flags = FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS };
        MemoryMarshal.Write(request.Argument, node);
        Send(request);
        Assert.Equal(0u, Receive<ControlFrame>().OperationOrErrno);
    }

    /// <summary>Says that the descriptors of what was read last found no room here.</summary>
    public void SendDeliveryFailed()
    {
        Send(new WriteReadFrame
        {
            Header = new FrameHeader(WriteReadFrame.Size, FrameType.WriteRead, (ushort)(WriteReadFlags.DeliveryFailed | WriteReadFlags.NonBlocking)),
            ReadSpace = 256,
        });
        Assert.Equal((int)Errno.EAGAIN, Receive<WriteReadResultFrame>().Errno);
    }

    public void Dispose() => _socket.Dispose();

    [LibraryImport("libc")]
    private static unsafe partial nint sendmsg(int socket, msghdr* message, int flags);
}
