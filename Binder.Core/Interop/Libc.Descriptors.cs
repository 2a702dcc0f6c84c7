using System.Runtime.InteropServices;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder.Interop;

internal static partial class Libc
{
    // <asm-generic/fcntl.h>
    private const int F_GETFD = 1;
    private const int F_DUPFD_CLOEXEC = 1030;

    // <linux/eventfd.h>
    private const int EFD_CLOEXEC = 0x80000;
    private const int EFD_NONBLOCK = 0x800;

    /// <summary>Closes a descriptor. Not retried: Linux has let go of the number even when it answers <c>EINTR</c>.</summary>
    public static Errno Close(int descriptor) => close(descriptor) == 0 ? Errno.None : LastError;

    /// <summary>Whether the number names an open file of this process.</summary>
    public static bool IsOpen(int descriptor) => fcntl(descriptor, F_GETFD, 0) >= 0;

    /// <summary>Another descriptor, closed on exec, of the same open file.</summary>
    public static Errno Duplicate(SafeDescriptor descriptor, out SafeDescriptor duplicate)
    {
        duplicate = new SafeDescriptor(fcntl(descriptor, F_DUPFD_CLOEXEC, 0));
        return duplicate.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>Another descriptor, closed on exec, of an open file that is named by a number.</summary>
    public static Errno Duplicate(int descriptor, out SafeFileHandle duplicate)
    {
        duplicate = new SafeFileHandle(fcntl(descriptor, F_DUPFD_CLOEXEC, 0), ownsHandle: true);
        return duplicate.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>A counter that wakes a poller.</summary>
    public static Errno CreateEvent(out SafeDescriptor descriptor)
    {
        descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        return descriptor.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>Adds one to the counter; when it is full, the poller is awake already.</summary>
    public static unsafe void Signal(SafeDescriptor descriptor)
    {
        ulong one = 1;
        _ = write(descriptor, &one, sizeof(ulong));
    }

    /// <summary>Sets the counter back to zero.</summary>
    public static unsafe void Drain(SafeDescriptor descriptor)
    {
        ulong count;
        _ = read(descriptor, &count, sizeof(ulong));
    }

    // <unistd.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial int close(int fd);

    // <fcntl.h>: variadic; a fixed third argument has the same ABI on Linux x64 and arm64.
    [LibraryImport(Library, SetLastError = true)]
    private static partial int fcntl(int fd, int command, nint argument);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    private static partial int fcntl(SafeDescriptor fd, int command, nint argument);

    // <sys/eventfd.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial SafeDescriptor eventfd(uint value, int flags);

    // <unistd.h>
    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial nint write(SafeDescriptor fd, void* buffer, nuint count);

    [LibraryImport(Library, SetLastError = true)]
    private static unsafe partial nint read(SafeDescriptor fd, void* buffer, nuint count);
}
