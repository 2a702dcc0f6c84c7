using System.Runtime.InteropServices;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;

namespace Binder.Interop;

internal static partial class Libc
{
    // <fcntl.h>: F_LINUX_SPECIFIC_BASE + 6.
    private const int F_DUPFD_CLOEXEC = 1030;

    /// <summary>A new descriptor of the same open file, closed on exec.</summary>
    internal static Errno Duplicate(int descriptor, out SafeFileHandle duplicate)
    {
        int result = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
        duplicate = new SafeFileHandle(result, ownsHandle: true);
        return result < 0 ? (Errno)Marshal.GetLastPInvokeError() : Errno.None;
    }

    // fcntl(2) is variadic; a fixed third argument has the same ABI on Linux x64 and arm64.
    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int fcntl(int descriptor, int command, int argument);
}
