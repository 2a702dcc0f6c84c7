using System.Diagnostics;

namespace Binder.Devices.Shared;

/// <summary>
/// Decides how long a thread that waits for the other side keeps asking before it sleeps. Going to sleep and being woken on another core
/// costs some 20 µs; offering the core to others between two questions costs 1 or 2.
/// </summary>
/// <remarks>
/// A thread asks on only behind work, and only while that tends to pay: after some waits in vain it sleeps at once and tries again now and
/// then. Figures are in docs/performance.md.
/// </remarks>
internal struct YieldingWait
{
    // A call that takes longer than this is not made noticeably slower by the wake-up behind it.
    private static readonly long Longest = Stopwatch.Frequency / 1_000_000 * 50;

    private const int VainWaitsInARow = 4;
    private const int SleepsBetweenTrials = 16;

    private int _vainWaits;
    private int _sleeps;
    private long _deadline;

    /// <summary>A wait begins.</summary>
    /// <returns>Whether to ask without sleeping first.</returns>
    public bool Begin()
    {
        if (_vainWaits >= VainWaitsInARow && ++_sleeps % SleepsBetweenTrials != 0)
            return false;

        _deadline = Stopwatch.GetTimestamp() + Longest;
        return true;
    }

    /// <summary>There was nothing yet.</summary>
    /// <returns>Whether to ask once more; the caller offers its core to others before.</returns>
    public bool Continue()
    {
        if (Stopwatch.GetTimestamp() < _deadline)
            return true;

        _vainWaits++;
        return false;
    }

    /// <summary>Asking paid.</summary>
    public void Succeed() => _vainWaits = 0;
}
