using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static partial class Libc
{
    // <bits/socket.h>, <bits/socket_type.h>
    private const int AF_UNIX = 1;
    private const int SOCK_STREAM = 1;
    private const int SOCK_NONBLOCK = 0x800;
    private const int SOCK_CLOEXEC = 0x80000;
    private const int SHUT_RDWR = 2;

    // <asm-generic/socket.h>
    private const int SOL_SOCKET = 1;
    private const int SO_OOBINLINE = 10;
    private const int SO_PEERCRED = 17;
    private const int SO_PEERSEC = 31;
    private const int SO_PEERPIDFD = 77;

    // <asm-generic/ioctls.h>
    private const uint FIONREAD = 0x541B;

    /// <summary>A stream socket for local addresses; closed on exec.</summary>
    public static Errno CreateSocket(bool nonBlocking, out SafeDescriptor socket)
    {
        socket = Libc.socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | (nonBlocking ? SOCK_NONBLOCK : 0), 0);
        return socket.IsInvalid ? LastError : Errno.None;
    }

    public static unsafe Errno Connect(SafeDescriptor socket, in sockaddr_un address)
    {
        fixed (sockaddr_un* pointer = &address)
        {
            while (connect(socket, pointer, (uint)sizeof(sockaddr_un)) != 0)
            {
                if (LastError != Errno.EINTR)
                    return LastError;
            }
        }

        return Errno.None;
    }

    public static unsafe Errno Bind(SafeDescriptor socket, in sockaddr_un address)
    {
        fixed (sockaddr_un* pointer = &address)
            return bind(socket, pointer, (uint)sizeof(sockaddr_un)) == 0 ? Errno.None : LastError;
    }

    public static Errno Listen(SafeDescriptor socket, int backlog) => listen(socket, backlog) == 0 ? Errno.None : LastError;

    /// <summary>The next connection, non-blocking and closed on exec; <see cref="Errno.EAGAIN"/> if there is none.</summary>
    public static unsafe Errno Accept(SafeDescriptor listener, out SafeDescriptor socket)
    {
        do
        {
            socket = accept4(listener, null, null, SOCK_NONBLOCK | SOCK_CLOEXEC);
        }
        while (socket.IsInvalid && LastError == Errno.EINTR);

        return socket.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>Ends the conversation in both directions, also for a thread that is blocked in it.</summary>
    public static void Shutdown(SafeDescriptor socket) => _ = shutdown(socket, SHUT_RDWR);

    /// <summary>An urgent byte is one like all others.</summary>
    public static unsafe Errno ReceiveUrgentInline(SafeDescriptor socket)
    {
        int on = 1;
        return setsockopt(socket, SOL_SOCKET, SO_OOBINLINE, &on, sizeof(int)) == 0 ? Errno.None : LastError;
    }

    /// <summary>Whether there is not a byte to receive, nor, in a stream, a descriptor.</summary>
    public static bool HasNothingToReceive(SafeDescriptor socket)
    {
        int count = 0;
        return Control(socket, FIONREAD, ref count) == Errno.None && count == 0;
    }

    /// <summary>Who connected, as the kernel noted it at that moment.</summary>
    public static unsafe Errno GetPeer(SafeDescriptor socket, out ucred credentials)
    {
        credentials = default;
        uint size = (uint)sizeof(ucred);
        fixed (ucred* pointer = &credentials)
            return getsockopt(socket, SOL_SOCKET, SO_PEERCRED, pointer, &size) == 0 ? Errno.None : LastError;
    }

    /// <summary>A descriptor for the very process that connected. Kernels before 6.5 give one for whoever has its number now.</summary>
    public static unsafe Errno OpenPeerProcess(SafeDescriptor socket, int pid, out SafeDescriptor process)
    {
        int descriptor = -1;
        uint size = sizeof(int);
        if (getsockopt(socket, SOL_SOCKET, SO_PEERPIDFD, &descriptor, &size) == 0)
        {
            process = new SafeDescriptor(descriptor);
            return Errno.None;
        }

        if (LastError == Errno.ENOPROTOOPT)
            return OpenProcess(pid, out process);
        process = new SafeDescriptor(-1);
        return LastError;
    }

    /// <summary>The security label of who connected; null where the system gives none.</summary>
    public static unsafe string? GetPeerSecurityContext(SafeDescriptor socket)
    {
        const int LongestLabel = 4096; // SELinux and AppArmor labels are far shorter
        byte* label = stackalloc byte[LongestLabel];
        uint size = LongestLabel;
        if (getsockopt(socket, SOL_SOCKET, SO_PEERSEC, label, &size) != 0)
            return null;

        ReadOnlySpan<byte> text = new ReadOnlySpan<byte>(label, (int)size).TrimEnd((byte)0);
        return text.IsEmpty ? null : System.Text.Encoding.UTF8.GetString(text);
    }

    // <sys/socket.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial SafeDescriptor socket(int domain, int type, int protocol);

    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial int connect(SafeDescriptor socket, sockaddr_un* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial int bind(SafeDescriptor socket, sockaddr_un* address, uint length);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int listen(SafeDescriptor socket, int backlog);

    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial SafeDescriptor accept4(SafeDescriptor socket, void* address, uint* length, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int shutdown(SafeDescriptor socket, int how);

    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial int getsockopt(SafeDescriptor socket, int level, int option, void* value, uint* length);

    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial int setsockopt(SafeDescriptor socket, int level, int option, void* value, uint length);
}

/// <summary><c>struct sockaddr_un</c>, &lt;sys/un.h&gt;: 110 bytes.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal unsafe struct sockaddr_un
{
    /// <summary>Longest path in bytes; one more holds the NUL.</summary>
    public const int LongestPath = 107;

    public ushort sun_family;
    public fixed byte sun_path[LongestPath + 1];

    /// <summary>The address of a path; false if the path does not fit.</summary>
    public static bool TryCreate(string path, out sockaddr_un address)
    {
        address = new sockaddr_un { sun_family = 1 }; // AF_UNIX
        int length = System.Text.Encoding.UTF8.GetByteCount(path);
        if (length is 0 or > LongestPath)
            return false;

        fixed (byte* destination = address.sun_path)
            _ = System.Text.Encoding.UTF8.GetBytes(path, new Span<byte>(destination, LongestPath));
        return true;
    }
}

/// <summary><c>struct ucred</c>, &lt;bits/socket.h&gt;: 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct ucred
{
    public int pid;
    public uint uid;
    public uint gid;
}
