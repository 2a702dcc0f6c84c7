using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <bits/socket.h>
    private const int MSG_PEEK = 0x02;
    private const int MSG_CTRUNC = 0x08;
    private const int MSG_DONTWAIT = 0x40;
    private const int MSG_NOSIGNAL = 0x4000;
    private const int MSG_CMSG_CLOEXEC = 0x40000000;

    /// <summary>Too many descriptors of this user are in sockets, sent and not yet received. &lt;asm-generic/errno.h&gt;</summary>
    public const Errno ETOOMANYREFS = (Errno)109;

    /// <summary>Sends one message; a stream may take a part of it.</summary>
    /// <returns>Bytes taken, or -1 with the error.</returns>
    public static nint Send(SafeDescriptor socket, msghdr* message, bool wait, out Errno error)
    {
        while (true)
        {
            nint sent = sendmsg(socket, message, MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));
            error = sent >= 0 ? Errno.None : LastError;
            if (error != Errno.EINTR)
                return sent;
        }
    }

    /// <summary>Receives what is there; descriptors arrive closed on exec.</summary>
    /// <returns>Bytes received, 0 at the end, or -1 with the error.</returns>
    public static nint Receive(SafeDescriptor socket, msghdr* message, bool wait, out Errno error)
    {
        while (true)
        {
            nint received = recvmsg(socket, message, MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT));
            error = received >= 0 ? Errno.None : LastError;
            if (error != Errno.EINTR)
                return received;
        }
    }

    /// <summary>Copies what a receive would take, and leaves it there. Descriptors count as lost if there is no room for them.</summary>
    /// <returns>Bytes that are there, 0 at the end, or -1.</returns>
    public static nint Peek(SafeDescriptor socket, msghdr* message)
    {
        nint seen;
        do
            seen = recvmsg(socket, message, MSG_PEEK | MSG_DONTWAIT);
        while (seen < 0 && LastError == Errno.EINTR);

        return seen;
    }

    /// <summary>Whether descriptors of a received message were dropped because this process had no room for them.</summary>
    public static bool LostDescriptors(msghdr* message) => (message->msg_flags & MSG_CTRUNC) != 0;

    // <sys/socket.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial nint sendmsg(SafeDescriptor socket, msghdr* message, int flags);

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint recvmsg(SafeDescriptor socket, msghdr* message, int flags);
}

/// <summary><c>struct iovec</c>, &lt;bits/types/struct_iovec.h&gt;: 16 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct iovec
{
    public void* iov_base;
    public nuint iov_len;

    public iovec(void* address, nuint length)
    {
        iov_base = address;
        iov_len = length;
    }
}

/// <summary><c>struct msghdr</c>, &lt;bits/socket.h&gt;: 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct msghdr
{
    public void* msg_name;
    public uint msg_namelen;
    public iovec* msg_iov;
    public nuint msg_iovlen;
    public void* msg_control;
    public nuint msg_controllen;
    public int msg_flags;
}

/// <summary><c>struct cmsghdr</c>, &lt;bits/socket.h&gt;: 16 bytes, the data follow.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct cmsghdr
{
    public nuint cmsg_len;
    public int cmsg_level;
    public int cmsg_type;
}
