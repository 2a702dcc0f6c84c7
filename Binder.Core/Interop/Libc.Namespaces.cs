using System.Runtime.CompilerServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <linux/nsfs.h>: _IO(0xb7, 2)
    private const uint NS_GET_PARENT = 0xB702;

    // <fcntl.h>, <linux/stat.h>
    private const int AT_EMPTY_PATH = 0x1000;
    private const uint STATX_INO = 0x100;

    // struct statx, <linux/stat.h>: __u64 stx_ino at 32.
    private const int StatxInode = 32;

    /// <summary>The pid namespace that a process lives in: of one's own user, else with CAP_SYS_PTRACE.</summary>
    /// <param name="pid">As <c>/proc</c> numbers the process.</param>
    public static Errno OpenPidNamespace(int pid, out SafeDescriptor pidNamespace)
    {
        pidNamespace = open($"/proc/{pid}/ns/pid", O_CLOEXEC, 0);
        return pidNamespace.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>The namespace around a pid namespace; <see cref="Errno.EPERM"/> outside of this process's own.</summary>
    public static Errno OpenParentNamespace(SafeDescriptor pidNamespace, out SafeDescriptor parent)
    {
        parent = new SafeDescriptor(ioctl(pidNamespace, NS_GET_PARENT, null));
        return parent.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>The number of an open file in its file system: of a namespace, what tells it from all others.</summary>
    public static Errno GetInode(SafeDescriptor file, out ulong inode)
    {
        byte* status = stackalloc byte[StatxSize];
        Errno error = statx(file.Number, "", AT_EMPTY_PATH, STATX_INO, status) == 0 ? Errno.None : LastError;
        inode = error == Errno.None ? Unsafe.ReadUnaligned<ulong>(status + StatxInode) : 0;
        return error;
    }
}
