using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>The kernel's device and worker processes that use it by system calls.</summary>
internal sealed class KernelUniverse(string device) : IUniverse
{
    private readonly WorkerPool _pool = new();
    private KernelBarrier? _barrier;

    public IWorld Begin() => new KernelWorld(_pool, device, _barrier ??= new KernelBarrier(_pool, Beside(device, "vndbinder")));

    /// <summary>Another device in the same directory.</summary>
    public static string Beside(string device, string name) => Path.Combine(Path.GetDirectoryName(device) ?? "/dev", name);

    public void Dispose() => _pool.Dispose();
}
