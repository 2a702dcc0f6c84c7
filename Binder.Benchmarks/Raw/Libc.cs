using System.Runtime.InteropServices;

namespace Binder.Benchmarks.Raw;

/// <summary>The system calls of the raw limits, and nothing between them and the benchmark.</summary>
internal static unsafe partial class Libc
{
    // <sys/socket.h>, the values of Linux on every architecture .NET runs on.
    internal const int AF_UNIX = 1;
    internal const int SOCK_STREAM = 1;
    internal const int SOCK_CLOEXEC = 0x80000;

    // <errno.h>
    internal const int EINTR = 4;

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int socket(int domain, int type, int protocol);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int bind(int socket, byte* address, uint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int connect(int socket, byte* address, uint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int listen(int socket, int backlog);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int accept4(int socket, byte* address, uint* length, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint read(int descriptor, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint write(int descriptor, byte* buffer, nuint count);
}
