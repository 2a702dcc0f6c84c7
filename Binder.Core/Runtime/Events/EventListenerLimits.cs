namespace Binder;

/// <summary>How many listeners an event of a local object may have.</summary>
/// <remarks>A process needs one listener for each proxy that has handlers, however many handlers these are.</remarks>
public static class EventListenerLimits
{
    /// <summary>Of all processes together.</summary>
    public const int PerEvent = 4096;

    /// <summary>Added by one process; where the call that adds is one-way and names no process, by all processes of a user.</summary>
    public const int PerCaller = 256;
}
