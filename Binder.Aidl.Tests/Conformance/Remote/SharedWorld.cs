using System.Collections.Concurrent;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Devices.Shared;
using Binder.Driver;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>A daemon, and a second one where a scenario has two devices.</summary>
internal sealed class SharedWorld : RemoteWorld
{
    private const UnixFileMode Anybody = (UnixFileMode)0b110_110_110; // scenarios have several users

    private readonly string _path;
    private readonly ConcurrentQueue<string> _log = [];
    private readonly HashSet<RemoteThread> _parked = [];
    private readonly BinderDaemon _daemon;
    private BinderDaemon? _other;

    public SharedWorld(WorkerPool pool, string path)
        : base(pool)
    {
        _path = path;
        _daemon = Start(path);
    }

    public override bool IsKernel => false;

    public override Version Version { get; } = new(99, 0);

    public override BinderDriverCounts? Counts => Until(static _ => true).Driver;

    public override string? Lacks(Capability capability) => capability switch
    {
        Capability.Poll => "the shared device has no poll",
        Capability.SystemCalls => "the shared device is no descriptor that system calls take",
        Capability.Credentials or Capability.ChangingUser when !Environment.IsPrivilegedProcess => "only root may choose who a process is",
        Capability.Child => "a connection is of one process",
        Capability.PidNamespace => PidNamespaces.Obstacle,
        Capability.Label => "labels are the security module's affair",
        Capability.Priority when !Environment.IsPrivilegedProcess => "only root may choose a stronger nice value",
        Capability.Signals => "a read of the shared device goes on after a signal",
        _ => null,
    };

    public override void AwaitClose(RemoteProcess process, Action close)
    {
        if (process.IsOnSecondDevice)
            close();
        else
            AwaitFewer(static counts => counts.Processes, close);
    }

    public override void AwaitExit(Action exit) => AwaitFewer(static counts => counts.Threads, exit);

    public override void AwaitParked(RemoteThread thread, Action park)
    {
        int before = Until(static _ => true).Waiting;
        park();
        _parked.Add(thread);
        SpinUntil(() => Until(static _ => true).Waiting > before || thread.HasReturned);
    }

    public override bool IsWaiting(RemoteThread thread)
    {
        // The daemon knows who waits before the answers to the others have arrived.
        SpinUntil(() => Until(static _ => true).Waiting == _parked.Count(static parked => parked.IsReading));
        return thread.IsReading;
    }

    protected override void AwaitEmpty(int[] pids, Action close)
    {
        close();
        Until(static state => state.Driver.Processes == 0);
    }

    protected override string DeviceName(bool second)
    {
        if (second)
            _other ??= Start(_path + ".other");
        return SharedDevice.Scheme + _path + (second ? ".other" : "");
    }

    protected override void End()
    {
        _daemon.Dispose();
        _other?.Dispose();
        if (!_log.IsEmpty)
            throw new InvalidOperationException("The daemon complains: " + string.Join("; ", _log));
    }

    private BinderDaemon Start(string path)
    {
        BinderDaemon daemon = new(new BinderDaemonOptions { SocketPath = path, SocketMode = Anybody, Log = _log.Enqueue });
        daemon.Start();
        return daemon;
    }

    private DaemonState Until(Func<DaemonState, bool> condition) =>
        _daemon.Until(condition).WaitAsync(Patience).GetAwaiter().GetResult();

    private void AwaitFewer(Func<BinderDriverCounts, int> count, Action action)
    {
        int before = count(Until(static _ => true).Driver);
        action();
        Until(state => count(state.Driver) < before);
    }
}
