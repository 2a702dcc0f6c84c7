namespace Binder;

/// <summary>Who added a listener.</summary>
/// <param name="Uid">The user, as the driver vouches for it.</param>
/// <param name="Pid">The process; 0 for a caller of one-way methods, whom the driver does not name.</param>
internal readonly record struct EventCaller(int Uid, int Pid)
{
    /// <summary>The caller being served, else this process.</summary>
    public static EventCaller Current => IPCThreadState.Serving is { } thread
        ? new EventCaller(thread.CallingUid, thread.CallingPid)
        : new EventCaller(-1, Environment.ProcessId);

    public override string ToString() => Pid == 0 ? $"The user {Uid}" : $"The process {Pid}";
}
