using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Devices.Shared;
using Binder.Interop;

namespace Binder.Aidl.Tests.Conformance.Hostile;

/// <summary>A connection to the daemon without our client.</summary>
internal sealed class HostileSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly byte[] _input = new byte[64 * 1024];

    public HostileSocket(string path)
    {
        _socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    public static HelloFrame Hello => new()
    {
        Header = new FrameHeader(Unsafe.SizeOf<HelloFrame>(), FrameType.Hello),
        Magic = SharedProtocol.Magic,
        Version = SharedProtocol.Version,
    };

    public static byte[] Bytes<T>(T frame)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in frame)).ToArray();

    public static ThreadHelloFrame ThreadHello(in WelcomeFrame process, int tid) => new()
    {
        Header = new FrameHeader(Unsafe.SizeOf<ThreadHelloFrame>(), FrameType.ThreadHello),
        Magic = SharedProtocol.Magic,
        Version = SharedProtocol.Version,
        Tid = tid,
        ProcessId = process.ProcessId,
        Secret = process.Secret,
    };

    /// <summary>Sends, with some descriptors of nothing in particular beside it.</summary>
    /// <returns>False if the daemon has ended the connection.</returns>
    public unsafe bool TrySend(ReadOnlySpan<byte> bytes, int descriptors = 0)
    {
        Span<int> numbers = stackalloc int[descriptors]; // standard input, time and again
        byte* control = stackalloc byte[DescriptorMessage.ControlSize];
        using SafeDescriptor socket = new((int)_socket.Handle);
        fixed (byte* pointer = bytes)
        {
            for (int sent = 0; sent < bytes.Length;)
            {
                iovec vector = new(pointer + sent, (nuint)(bytes.Length - sent));
                msghdr message = new() { msg_iov = &vector, msg_iovlen = 1 };
                if (descriptors > 0 && sent == 0)
                {
                    message.msg_control = control;
                    message.msg_controllen = DescriptorMessage.Write(control, numbers);
                }

                nint count = Libc.Send(socket, &message, wait: true, out _);
                if (count < 0)
                {
                    socket.SetHandleAsInvalid();
                    return false;
                }

                sent += (int)count;
            }
        }

        socket.SetHandleAsInvalid(); // it is the Socket's
        return true;
    }

    /// <summary>The answer that is there. Descriptors that came with it are gone.</summary>
    /// <returns>False if the daemon has ended the connection.</returns>
    public bool TryTakeAnswer(out int length)
    {
        length = 0;
        try
        {
            while (_socket.Available > 0 || _socket.Poll(0, SelectMode.SelectRead))
            {
                int received = _socket.Receive(_input);
                if (received == 0)
                    return false;
                length += received;
            }
        }
        catch (SocketException)
        {
            return false;
        }

        return true;
    }

    /// <summary>Waits for an answer that has to come.</summary>
    public T Receive<T>()
        where T : unmanaged => MemoryMarshal.Read<T>(Receive(Unsafe.SizeOf<T>()));

    public byte[] Receive(int count)
    {
        byte[] bytes = new byte[count];
        for (int have = 0; have < bytes.Length;)
        {
            int received = _socket.Receive(bytes.AsSpan(have));
            if (received == 0)
                throw new IOException("The daemon ended a connection that waits for an answer.");
            have += received;
        }

        return bytes;
    }

    /// <summary>Ends a receive that waits on another thread.</summary>
    public void Shutdown() => _socket.Shutdown(SocketShutdown.Both);

    public void Dispose() => _socket.Dispose();
}
