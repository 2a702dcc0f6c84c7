namespace Binder;

/// <summary>Scheduling policies that an object may ask for. Source: <c>include/uapi/linux/sched.h</c>.</summary>
public enum SchedulerPolicy
{
    /// <summary>The time-sharing policy, with a nice value.</summary>
    Normal = 0,

    /// <summary>Real-time, first in, first out.</summary>
    Fifo = 1,

    /// <summary>Real-time, in turns.</summary>
    RoundRobin = 2,
}
