using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <fcntl.h>, <linux/stat.h>
    private const int AT_FDCWD = -100;
    private const int AT_SYMLINK_NOFOLLOW = 0x100;
    private const uint STATX_TYPE = 1;
    private const int S_IFMT = 0xF000;
    private const int S_IFSOCK = 0xC000;

    // struct statx, <linux/stat.h>: 256 bytes, __u16 stx_mode at 28.
    private const int StatxSize = 256;
    private const int StatxMode = 28;

    /// <summary>Whether the path names a socket.</summary>
    public static bool IsSocket(string path)
    {
        byte* status = stackalloc byte[StatxSize];
        return statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, STATX_TYPE, status) == 0
            && (Unsafe.ReadUnaligned<ushort>(status + StatxMode) & S_IFMT) == S_IFSOCK;
    }

    // <sys/stat.h>
    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int directory, string path, int flags, uint mask, byte* status);
}
