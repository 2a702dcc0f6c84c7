using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Binder.Benchmarks.Raw;

/// <summary>A blocking Unix-domain stream socket: whole messages by <c>read</c> and <c>write</c>, without an allocation.</summary>
internal sealed unsafe class RawSocket : IDisposable
{
    // sizeof(sockaddr_un.sun_path) with its NUL, <sys/un.h>.
    private const int MaxPath = 107;

    private readonly SafeFileHandle _handle;

    // Counting references of the handle at every call would be measured; the socket is used by one thread, which also closes it.
    private readonly int _descriptor;

    private RawSocket(int descriptor)
    {
        if (descriptor < 0)
            throw LastError("socket");

        _descriptor = descriptor;
        _handle = new SafeFileHandle(descriptor, ownsHandle: true);
    }

    internal static RawSocket Listen(string path)
    {
        RawSocket socket = Create();
        byte[] address = AddressOf(path);
        fixed (byte* pointer = address)
        {
            if (Libc.bind(socket._descriptor, pointer, (uint)address.Length) != 0 || Libc.listen(socket._descriptor, backlog: 8) != 0)
                throw LastError($"listening on {path}");
        }

        return socket;
    }

    internal static RawSocket Connect(string path)
    {
        RawSocket socket = Create();
        byte[] address = AddressOf(path);
        fixed (byte* pointer = address)
        {
            if (Libc.connect(socket._descriptor, pointer, (uint)address.Length) != 0)
                throw LastError($"connecting to {path}");
        }

        return socket;
    }

    internal RawSocket Accept() => new(Libc.accept4(_descriptor, null, null, Libc.SOCK_CLOEXEC));

    /// <summary>Reads one message of the buffer's size.</summary>
    /// <returns>False if the peer closed the connection before the first byte.</returns>
    internal bool TryRead(Span<byte> message)
    {
        fixed (byte* pointer = message)
        {
            int done = 0;
            while (done < message.Length)
            {
                nint count = Libc.read(_descriptor, pointer + done, (nuint)(message.Length - done));
                if (count > 0)
                    done += (int)count;
                else if (count == 0)
                    return done == 0 ? false : throw new IOException($"The peer closed the connection after {done} of {message.Length} bytes.");
                else if (Marshal.GetLastPInvokeError() != Libc.EINTR)
                    throw LastError("read");
            }
        }

        return true;
    }

    internal void Write(ReadOnlySpan<byte> message)
    {
        fixed (byte* pointer = message)
        {
            int done = 0;
            while (done < message.Length)
            {
                nint count = Libc.write(_descriptor, pointer + done, (nuint)(message.Length - done));
                if (count >= 0)
                    done += (int)count;
                else if (Marshal.GetLastPInvokeError() != Libc.EINTR)
                    throw LastError("write");
            }
        }
    }

    public void Dispose() => _handle.Dispose();

    private static RawSocket Create() => new(Libc.socket(Libc.AF_UNIX, Libc.SOCK_STREAM | Libc.SOCK_CLOEXEC, 0));

    /// <summary>A <c>sockaddr_un</c>: <c>uint16 family</c>, the path, a NUL.</summary>
    private static byte[] AddressOf(string path)
    {
        byte[] name = Encoding.UTF8.GetBytes(path);
        if (name.Length > MaxPath)
            throw new ArgumentException($"The socket path has {name.Length} bytes, at most {MaxPath} fit: {path}", nameof(path));

        byte[] address = new byte[sizeof(ushort) + name.Length + 1];
        MemoryMarshal.Write(address, (ushort)Libc.AF_UNIX);
        name.CopyTo(address, sizeof(ushort));
        return address;
    }

    private static IOException LastError(string what)
    {
        int error = Marshal.GetLastPInvokeError();
        return new IOException($"{what}: {Marshal.GetPInvokeErrorMessage(error)} (errno {error})");
    }
}
