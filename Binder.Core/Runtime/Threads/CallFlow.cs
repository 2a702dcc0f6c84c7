namespace Binder;

/// <summary>The call that an asynchronous implementation works for, wherever its continuations run.</summary>
internal sealed class CallFlow
{
    private static readonly AsyncLocal<CallFlow?> Flow = new();

    private CallFlow(IPCThreadState thread)
    {
        Process = thread.Process;
        Caller = thread.Caller;
    }

    /// <summary>The flow of the running code, or null outside an asynchronous implementation.</summary>
    public static CallFlow? Current => Flow.Value;

    /// <summary>The process that serves the call.</summary>
    public ProcessState Process { get; }

    /// <summary>Who calls; own identity after <see cref="IPCThreadState.ClearCallingIdentity"/>.</summary>
    public CallerIdentity Caller { get; set; }

    /// <summary>Lets the call that this thread serves flow from here on.</summary>
    /// <returns>What flowed before, for <see cref="End"/>.</returns>
    public static CallFlow? Begin()
    {
        CallFlow? outer = Flow.Value;
        if (IPCThreadState.Serving is { } thread)
            Flow.Value = new CallFlow(thread);
        return outer;
    }

    /// <summary>Restores what flowed before; started continuations keep theirs.</summary>
    public static void End(CallFlow? outer) => Flow.Value = outer;
}
