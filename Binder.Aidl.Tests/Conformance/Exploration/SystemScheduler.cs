using System.Runtime.InteropServices;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// Takes chance out of a system: all threads of scripts share one processor, where one that is woken does not run before whoever woke it is through.
/// Works for root; else the order stays chance.
/// </summary>
internal static unsafe partial class SystemScheduler
{
    private const int SCHED_FIFO = 1;
    private const int SCHED_IDLE = 5;

    /// <summary>The processor of scripts.</summary>
    public const int Scripts = 0;

    /// <summary>The processor of what scripts wait for; where there is no other, that of scripts.</summary>
    public static readonly int Others = HasTwo ? 1 : 0;

    public static bool HasTwo => Environment.ProcessorCount > 1;

    /// <summary>Puts the calling thread, and what it will start, on one processor.</summary>
    public static void UseProcessor(int processor)
    {
        ulong* mask = stackalloc ulong[16];
        new Span<ulong>(mask, 16).Clear();
        mask[0] = 1ul << processor;
        _ = sched_setaffinity(0, 16 * sizeof(ulong), mask);
    }

    /// <summary>Takes what chance there is in how the system divides time, where it may be told so.</summary>
    public static void Prepare()
    {
        if (Environment.GetEnvironmentVariable("BINDER_KERNEL_VM") == "1")
            NeverGiveTimeAway();
    }

    /// <summary>
    /// Linux keeps some time of each second for threads that are not of real time: with those that were woken they would run too early. Turned off in
    /// a machine that is there for this alone.
    /// </summary>
    private static void NeverGiveTimeAway()
    {
        File.WriteAllText("/proc/sys/kernel/sched_rt_runtime_us", "-1");
        const string FairServer = "/sys/kernel/debug/sched/fair_server/cpu0/runtime"; // since Linux 6.12
        if (File.Exists(FairServer))
            File.WriteAllText(FairServer, "0");
    }

    /// <param name="tid">The thread; 0 for the calling one.</param>
    public static void Become(Urgency urgency, int tid = 0)
    {
        int priority = urgency switch { Urgency.Script => 10, Urgency.Step => 5, Urgency.Guard => 1, _ => 0 };
        _ = sched_setscheduler(tid, priority > 0 ? SCHED_FIFO : SCHED_IDLE, &priority);
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sched_setaffinity(int tid, nuint size, ulong* mask);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sched_setscheduler(int tid, int policy, int* priority);
}

/// <summary>Who runs first.</summary>
internal enum Urgency
{
    /// <summary>A thread that waited and was woken: last.</summary>
    Waking,

    /// <summary>The thread that keeps those from running while the system does something later.</summary>
    Guard,

    /// <summary>A thread that carries out a step.</summary>
    Step,

    /// <summary>The thread that plays the script.</summary>
    Script,
}
