using System.Diagnostics;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// Keeps the scripts' processor busy while the kernel closes a device on the other one: threads that this wakes find all of it done, and not what
/// was done when they came.
/// </summary>
internal sealed class WakingGuard : IDisposable
{
    /// <summary>A close takes a hundredth of it, unless it waits for the processor that is kept busy.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly SystemThread _thread = new();
    private volatile bool _stands;

    public Post Stand()
    {
        if (!SystemScheduler.HasTwo)
            return default;
        SystemScheduler.Become(Urgency.Guard, _thread.Tid);
        _stands = true;
        _thread.Begin(() =>
        {
            Stopwatch watch = Stopwatch.StartNew();
            while (_stands && watch.Elapsed < Longest)
                Thread.SpinWait(100);
        });
        return new Post(this);
    }

    public void Dispose() => _thread.Dispose();

    /// <summary>Leaves its post when disposed.</summary>
    public readonly ref struct Post(WakingGuard? guard)
    {
        public void Dispose()
        {
            if (guard is null)
                return;
            guard._stands = false;
            _ = guard._thread.Wait();
        }
    }
}
