namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>Keeps worker processes from one scenario to the next: they cost more than most scenarios.</summary>
internal sealed class WorkerPool : IDisposable
{
    private readonly Stack<WorkerProcess> _idle = [];

    public WorkerProcess Take() => _idle.TryPop(out WorkerProcess? worker) ? worker : new WorkerProcess();

    public void Return(WorkerProcess worker)
    {
        worker.ForgetPlaced();
        if (worker.IsReusable)
            _idle.Push(worker);
        else
            worker.Dispose();
    }

    public void Dispose()
    {
        foreach (WorkerProcess worker in _idle)
            worker.Dispose();
        _idle.Clear();
    }
}
