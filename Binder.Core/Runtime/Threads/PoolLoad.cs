using System.Diagnostics;

namespace Binder;

/// <summary>How many of the threads that take incoming calls run one, and for how long all of them do.</summary>
internal sealed class PoolLoad(Func<int> capacity, Action<TimeSpan> starved)
{
    // Source: IPCThreadState::getAndExecuteCommand.
    private static readonly TimeSpan Starvation = TimeSpan.FromMilliseconds(100);

    private readonly object _gate = new();
    private int _executing;
    private int _waiters;
    private long _saturatedSince;
    private bool _isStopped;

    /// <summary>Calls that run now.</summary>
    public int Executing => Volatile.Read(ref _executing);

    /// <summary>A thread begins to run a call.</summary>
    public void Begin()
    {
        if (Interlocked.Increment(ref _executing) >= capacity())
            Interlocked.CompareExchange(ref _saturatedSince, Stopwatch.GetTimestamp(), 0);
    }

    /// <summary>A thread has run its call.</summary>
    public void End()
    {
        Interlocked.Decrement(ref _executing);
        if (Volatile.Read(ref _saturatedSince) is not 0 and long since)
            EndSaturation(since);
        if (Volatile.Read(ref _waiters) > 0)
            Wake();
    }

    /// <summary>Waits until a call that comes in would find a thread.</summary>
    /// <returns>False if the process stopped first.</returns>
    public bool WaitForThread(CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration wake = cancellationToken.UnsafeRegister(static load => ((PoolLoad)load!).Wake(), this);
        lock (_gate)
        {
            Interlocked.Increment(ref _waiters);
            try
            {
                while (!_isStopped && Executing >= capacity())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate);
                }

                return !_isStopped;
            }
            finally
            {
                Interlocked.Decrement(ref _waiters);
            }
        }
    }

    /// <summary>A thread came or went, or more are allowed.</summary>
    public void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    /// <summary>No call comes in any more.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void EndSaturation(long since)
    {
        if (Interlocked.CompareExchange(ref _saturatedSince, 0, since) != since)
            return;
        TimeSpan duration = Stopwatch.GetElapsedTime(since);
        if (duration > Starvation)
            starved(duration);
    }
}
