using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Interop;

internal static unsafe partial class Libc
{
    // <bits/resource.h>
    private const int RLIMIT_NOFILE = 7;

    /// <summary>Lets this process have as many descriptors as it may at all.</summary>
    /// <returns>How many those are.</returns>
    public static int RaiseDescriptorLimit()
    {
        const int Fallback = 1024; // the customary soft limit, should the system not tell
        rlimit limit;
        if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
            return Fallback;

        rlimit raised = new() { rlim_cur = limit.rlim_max, rlim_max = limit.rlim_max };
        if (limit.rlim_cur < limit.rlim_max && setrlimit(RLIMIT_NOFILE, &raised) == 0)
            limit = raised;
        return (int)Math.Min(limit.rlim_cur, int.MaxValue);
    }

    /// <summary>Lets another thread that is ready run on this core.</summary>
    public static void YieldProcessor() => _ = sched_yield();

    /// <summary>Random bytes of the kernel.</summary>
    public static Errno FillRandom(Span<byte> destination)
    {
        fixed (byte* pointer = destination)
        {
            while (true)
            {
                if (getrandom(pointer, (nuint)destination.Length, 0) == destination.Length)
                    return Errno.None;
                if (LastError != Errno.EINTR)
                    return LastError;
            }
        }
    }

    // <sys/resource.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial int getrlimit(int resource, rlimit* limit);

    [LibraryImport(Library, SetLastError = true)]
    private static partial int setrlimit(int resource, rlimit* limit);

    // <sched.h>: never fails on Linux.
    [LibraryImport(Library)]
    private static partial int sched_yield();

    // <sys/random.h>
    [LibraryImport(Library, SetLastError = true)]
    private static partial nint getrandom(void* buffer, nuint length, uint flags);
}

/// <summary><c>struct rlimit</c>, &lt;bits/resource.h&gt;: 16 bytes on 64-bit systems.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct rlimit
{
    public ulong rlim_cur;
    public ulong rlim_max;
}
