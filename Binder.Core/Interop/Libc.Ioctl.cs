using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    /// <summary>One request to a device, with its argument in and out. <see cref="Errno.EINTR"/> is an answer here: the argument tells how far it came.</summary>
    public static Errno Control<T>(SafeDescriptor device, uint request, ref T argument)
        where T : unmanaged
    {
        fixed (T* pointer = &argument)
            return ioctl(device, request, pointer) >= 0 ? Errno.None : LastError;
    }

    // <sys/ioctl.h>: variadic; a fixed third argument has the same ABI on Linux x64 and arm64.
    [LibraryImport(Library, SetLastError = true)]
    private static partial int ioctl(SafeDescriptor fd, nuint request, void* argument);
}
