namespace Binder;

// Who takes incoming calls, and whether anybody is free to.
public sealed partial class ProcessState
{
    private readonly PoolLoad _load;
    private int _joinedThreads;

    /// <summary>
    /// Raised on a thread of the pool when one is free again after all were busy for more than 100 ms. <see cref="MaxThreads"/> may be too
    /// small, or calls may wait for each other.
    /// </summary>
    public event EventHandler<ThreadPoolStarvedEventArgs>? ThreadPoolStarved;

    /// <summary>
    /// How many incoming calls can run at once: the threads that joined by themselves, the first one of the pool included, and, with a pool,
    /// those that the driver may ask for.
    /// </summary>
    public int ThreadPoolCapacity => Volatile.Read(ref _joinedThreads) + (IsThreadPoolStarted ? _maxThreads : 0);

    /// <summary>How many threads of the pool run an incoming call now.</summary>
    public int ExecutingCalls => _load.Executing;

    internal PoolLoad Load => _load;

    internal void AddJoinedThread(int change)
    {
        Interlocked.Add(ref _joinedThreads, change);
        _load.Wake();
    }

    private void OnThreadPoolStarved(TimeSpan duration)
    {
        ThreadPoolStarvedEventArgs starved = new(duration, ThreadPoolCapacity);
        BinderEventSource.Log.ThreadPoolStarved(Device, starved.Threads, (int)duration.TotalMilliseconds);
        UserCode.Raise(this, ThreadPoolStarved, starved);
    }
}
