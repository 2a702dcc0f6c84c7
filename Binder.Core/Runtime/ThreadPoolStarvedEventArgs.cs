namespace Binder;

/// <summary>For a while all threads of a pool were busy, so that calls that came in had to wait.</summary>
public sealed class ThreadPoolStarvedEventArgs(TimeSpan duration, int threads) : EventArgs
{
    /// <summary>How long no thread was free.</summary>
    public TimeSpan Duration => duration;

    /// <summary>How many threads there may be: <see cref="ProcessState.ThreadPoolCapacity"/>.</summary>
    public int Threads => threads;
}
