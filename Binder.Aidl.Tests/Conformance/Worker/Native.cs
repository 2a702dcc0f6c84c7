using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>The system calls that scenarios are made of.</summary>
internal static unsafe partial class Native
{
    public const int O_RDWR = 2;
    public const int O_NONBLOCK = 0x800;
    public const int O_CLOEXEC = 0x80000;
    public const int F_GETFD = 1;
    public const int F_SETFD = 2;
    public const int F_GETFL = 3;
    public const int F_SETFL = 4;
    public const int PROT_READ = 1;
    public const int PROT_WRITE = 2;
    public const int MAP_PRIVATE = 2;
    public const int MAP_NORESERVE = 0x4000;
    public const short POLLIN = 1;
    public const int EPOLLIN = 1;
    public const int EPOLL_CTL_ADD = 1;
    public const int RLIMIT_NOFILE = 7;
    public const int SIGCONT = 18;
    public const int SIGSTOP = 19;
    public const int SYS_gettid = 186;
    public const int SYS_setresuid = 117;
    public const int SYS_tgkill = 234;

    private const string Library = "libc";

    public static Errno LastError => (Errno)Marshal.GetLastPInvokeError();

    public static Errno Result(long result) => result < 0 ? LastError : Errno.None;

    [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int open(string path, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int close(int fd);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint read(int fd, byte* buffer, nuint count);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int dup(int fd);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int fcntl(int fd, int command, nint argument);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int ioctl(int fd, nuint request, nint argument);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint mmap(nint address, nuint length, int protection, int flags, int fd, nint offset);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int munmap(nint address, nuint length);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int mprotect(nint address, nuint length, int protection);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int pipe2(int* ends, int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int poll(PollFile* files, nuint count, int timeout);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_create1(int flags);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int epoll_ctl(int poller, int operation, int fd, EpollEvent* interest);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getrlimit(int resource, ulong* limits);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setrlimit(int resource, ulong* limits);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int getpriority(int which, int who);

    [LibraryImport(Library, SetLastError = true)]
    public static partial int setpriority(int which, int who, int value);

    [LibraryImport(Library, SetLastError = true)]
    public static partial uint geteuid();

    /// <summary>Of all threads of the process.</summary>
    [LibraryImport(Library, SetLastError = true)]
    public static partial int setresuid(uint real, uint effective, uint saved);

    [LibraryImport(Library, SetLastError = true)]
    public static partial nint syscall(nint number, nint first, nint second, nint third);

    /// <summary>Asks the device, or a pipe, whether there is something to read.</summary>
    public static bool HasInput(int fd, int timeout)
    {
        PollFile file = new() { fd = fd, events = POLLIN };
        return poll(&file, 1, timeout) > 0;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct EpollEvent
    {
        public uint events;
        public ulong data;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct PollFile
    {
        public int fd;
        public short events;
        public short revents;
    }
}
