using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static partial class Libc
{
    // <asm-generic/fcntl.h>
    private const int O_RDWR = 2;
    private const int O_CLOEXEC = 0x80000;

    /// <summary>Opens a device node for reading and writing, closed on exec.</summary>
    public static Errno OpenDevice(string path, out SafeDescriptor device)
    {
        do
            device = open(path, O_RDWR | O_CLOEXEC, 0);
        while (device.IsInvalid && LastError == Errno.EINTR);

        return device.IsInvalid ? LastError : Errno.None;
    }

    // <fcntl.h>: variadic; a fixed third argument has the same ABI on Linux x64 and arm64.
    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeDescriptor open(string path, int flags, uint mode);
}
