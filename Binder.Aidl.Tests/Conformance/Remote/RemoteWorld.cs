using System.Diagnostics;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>A device and worker processes on it.</summary>
internal abstract class RemoteWorld(WorkerPool pool) : IWorld
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<WorkerProcess> _workers = [];
    private readonly List<RemoteProcess> _open = [];
    private readonly PidNamespaces _namespaces = new();

    public abstract bool IsKernel { get; }

    public abstract Version Version { get; }

    public abstract BinderDriverCounts? Counts { get; }

    public abstract string? Lacks(Capability capability);

    public IProcessPort Open(OpenOptions options)
    {
        WorkerProcess worker = (options.Sibling as RemoteProcess)?.Worker ?? Take(options.PidNamespace);
        if (options.Euid is { } euid)
            _ = worker.Ask(WorkerOperation.SetEuid, 0, arguments => arguments.Write(euid));
        BinaryReader opened = worker.Ask(WorkerOperation.Open, 0, arguments =>
        {
            arguments.Write(IsKernel);
            arguments.Write(DeviceName(options.SecondDevice));
        });
        RemoteProcess process = new(this, worker, opened.ReadInt32(), opened.ReadUInt32(), options.SecondDevice);
        _open.Add(process);
        if (options.AreaSize > 0)
            Check.Equal(Errno.None, process.Map(options.AreaSize), "mmap");
        return process;
    }

    /// <summary>Child/child.c, built.</summary>
    public static string ChildProgram => Path.Combine(AppContext.BaseDirectory, "binder-child");

    public string ReadView(DriverView view) => DriverInspection.Read(DeviceName(second: false), view);

    public Process StartChild(string operation) => Process.Start(ChildProgram, [DeviceName(second: false), operation]);

    public void Together(params Action[] actions) => Task.WhenAll(Array.ConvertAll(actions, Task.Run)).GetAwaiter().GetResult();

    /// <summary>Ends the world: closes what is open and gives the workers back.</summary>
    public void Dispose()
    {
        CloseAll();
        foreach (WorkerProcess worker in _workers)
        {
            if (worker.IsReusable)
            {
                _ = worker.Try(WorkerOperation.SetEuid, 0, static arguments => arguments.Write(0));
                _ = worker.Try(WorkerOperation.LimitFiles, 0, static arguments => arguments.Write(false));
            }

            pool.Return(worker);
        }

        _workers.Clear();
        End();
    }

    public void CloseAll()
    {
        RemoteProcess[] processes = [.. _open.Where(static process => !process.Worker.IsLost)];
        _open.Clear();
        if (processes.Length > 0)
            AwaitEmpty([.. processes.Select(static process => process.Pid)], () => Array.ForEach(processes, static process => process.CloseNow()));
    }

    /// <summary>Whether this pid has another open.</summary>
    public bool HasOthers(RemoteProcess process) => _open.Exists(other => other != process && other.Pid == process.Pid);

    public void Forget(RemoteProcess process) => _open.Remove(process);

    /// <summary>Does something at whose end the driver is through with the process.</summary>
    public abstract void AwaitClose(RemoteProcess process, Action close);

    /// <summary>Does something at whose end the driver is through with all processes of the scenario.</summary>
    protected abstract void AwaitEmpty(int[] pids, Action close);

    /// <summary>Does something at whose end the driver is through with a thread.</summary>
    public abstract void AwaitExit(Action exit);

    /// <summary>Starts a read, and waits until it waits.</summary>
    public abstract void AwaitParked(RemoteThread thread, Action park);

    /// <summary>Whether the thread waits in the driver.</summary>
    public abstract bool IsWaiting(RemoteThread thread);

    protected abstract string DeviceName(bool second);

    protected abstract void End();

    /// <summary>Asks again until the answer is yes.</summary>
    public static void SpinUntil(Func<bool> condition)
    {
        for (Stopwatch watch = Stopwatch.StartNew(); !condition(); Thread.Yield())
        {
            if (watch.Elapsed > Patience)
                throw new TimeoutException("What was to happen in the driver did not.");
        }
    }

    private WorkerProcess Take(int pidNamespace)
    {
        WorkerProcess worker = pidNamespace == 0 ? pool.Take() : _namespaces.Start(pidNamespace);
        _workers.Add(worker);
        return worker;
    }
}
