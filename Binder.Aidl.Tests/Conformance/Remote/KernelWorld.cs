using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>The kernel's device, which outlives scenarios: what a scenario opens is closed at its end.</summary>
internal sealed class KernelWorld(WorkerPool pool, string device, KernelBarrier barrier) : RemoteWorld(pool)
{
    public override bool IsKernel => true;

    public override Version Version { get; } = Environment.OSVersion.Version;

    public override BinderDriverCounts? Counts => null;

    public override string? Lacks(Capability capability) => capability switch
    {
        Capability.Credentials or Capability.ChangingUser or Capability.Priority when !Environment.IsPrivilegedProcess => "only root may choose who a process is",
        Capability.Child when !File.Exists(ChildProgram) => "the program in C is not built: install gcc, libc6-dev and linux-libc-dev, and build again",
        Capability.PidNamespace => PidNamespaces.Obstacle,
        Capability.Label => "labels are the security module's affair",
        _ => null,
    };

    public override void AwaitClose(RemoteProcess process, Action close)
    {
        bool isLast = !HasOthers(process);
        close();
        if (isLast)
            SpinUntil(() => !barrier.IsOpen(process.Pid)); // the kernel has begun with it
        barrier.Await();
    }

    public override void AwaitExit(Action exit) => exit();

    public override void AwaitParked(RemoteThread thread, Action park)
    {
        park();
        SpinUntil(() => thread.HasReturned || thread.IsAsleep());
    }

    public override bool IsWaiting(RemoteThread thread)
    {
        SpinUntil(() => thread.HasReturned || thread.IsAsleep());
        return !thread.HasReturned;
    }

    protected override void AwaitEmpty(int[] pids, Action close)
    {
        close();
        SpinUntil(() => !Array.Exists(pids, barrier.IsOpen));
        barrier.Await();
    }

    protected override string DeviceName(bool second) => second ? KernelUniverse.Beside(device, "hwbinder") : device;

    protected override void End()
    {
    }
}
