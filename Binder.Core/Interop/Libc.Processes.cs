using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <asm/unistd_64.h>, <asm-generic/unistd.h>: the same numbers on x64 and arm64. glibc has wrappers only since 2.36.
    private const nint SYS_pidfd_open = 434;
    private const nint SYS_pidfd_getfd = 438;

    private static readonly nint SYS_tgkill = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 131 : 234;

    // <bits/resource.h>
    private const int PRIO_PROCESS = 0;
    private const int StrongestNice = -20;

    // <bits/poll.h>
    private const short POLLIN = 1;

    /// <summary>The calling thread's id, as <c>/proc</c> shows it.</summary>
    public static int GetThreadId() => gettid();

    /// <summary>A descriptor for a process that no later process with its number can take over.</summary>
    public static Errno OpenProcess(int pid, out SafeDescriptor process)
    {
        nint descriptor = syscall(SYS_pidfd_open, pid, 0, 0);
        process = new SafeDescriptor((int)descriptor);
        return process.IsInvalid ? LastError : Errno.None;
    }

    /// <summary>Whether the process still runs.</summary>
    public static bool IsAlive(SafeDescriptor process)
    {
        bool referenced = false;
        process.DangerousAddRef(ref referenced);
        try
        {
            pollfd entry = new() { fd = process.Number, events = POLLIN };
            return poll(&entry, 1, 0) == 0;
        }
        finally
        {
            process.DangerousRelease();
        }
    }

    /// <summary>A duplicate, closed on exec, of a descriptor of another process.</summary>
    public static Errno TakeDescriptor(SafeDescriptor process, int number, out SafeDescriptor duplicate)
    {
        bool referenced = false;
        process.DangerousAddRef(ref referenced);
        try
        {
            duplicate = new SafeDescriptor((int)syscall(SYS_pidfd_getfd, process.Number, number, 0));
            return duplicate.IsInvalid ? LastError : Errno.None;
        }
        finally
        {
            process.DangerousRelease();
        }
    }

    /// <summary>Copies memory of a process, this one included, and fails where a plain access would end this process.</summary>
    /// <returns><see cref="Errno.None"/> if all of it was copied.</returns>
    public static Errno ReadProcessMemory(int pid, ulong address, Span<byte> destination)
    {
        fixed (byte* pointer = destination)
        {
            iovec local = new(pointer, (nuint)destination.Length);
            iovec remote = new((void*)address, (nuint)destination.Length);
            nint copied = process_vm_readv(pid, &local, 1, &remote, 1, 0);
            if (copied == destination.Length)
                return Errno.None;
            return copied < 0 ? LastError : Errno.EFAULT;
        }
    }

    /// <summary>Whether this thread number is one of the process's.</summary>
    public static bool IsThreadOf(int pid, int tid) => syscall(SYS_tgkill, pid, tid, 0) == 0 || LastError == Errno.EPERM;

    /// <summary>The nice value of a thread, of the calling one for 0; null if there is no such thread.</summary>
    public static int? GetNice(int tid)
    {
        int nice = getpriority(PRIO_PROCESS, (uint)tid);
        return nice == -1 && LastError != Errno.None ? null : nice;
    }

    /// <summary>Gives the calling thread a nice value, if it may have that.</summary>
    public static bool TrySetNice(int nice) => setpriority(PRIO_PROCESS, 0, nice) == 0;

    /// <summary>The calling thread's nice value, if it may choose any, and so have this one again after another; else null.</summary>
    public static int? GetNiceIfFree()
    {
        if (GetNice(0) is not { } nice || !TrySetNice(StrongestNice))
            return null;
        _ = TrySetNice(nice);
        return nice;
    }

    // <sys/resource.h>: of a thread, in spite of the name, and 0 is the calling one.
    [LibraryImport(Library, SetLastError = true)]
    private static partial int getpriority(int which, uint who);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int setpriority(int which, uint who, int priority);

    // <unistd.h>
    [LibraryImport(Library)]
    private static partial int gettid();

    [LibraryImport(Library, SetLastError = true)]
    private static partial nint syscall(nint number, nint first, nint second, nint third);

    // <poll.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial int poll(pollfd* entries, nuint count, int timeout);

    // <sys/uio.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial nint process_vm_readv(int pid, iovec* local, nuint locals, iovec* remote, nuint remotes, nuint flags);
}

/// <summary><c>struct pollfd</c>, &lt;sys/poll.h&gt;: 8 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct pollfd
{
    public int fd;
    public short events;
    public short revents;
}
