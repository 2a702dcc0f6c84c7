namespace Binder;

/// <summary>
/// The call that an asynchronous implementation works for, wherever its continuations run. Unchangeable: branches of an implementation that
/// run at once do not see each other's cleared identities.
/// </summary>
/// <param name="Process">The process that serves the call.</param>
/// <param name="Caller">Who calls; own identity after <see cref="IPCThreadState.ClearCallingIdentity"/>.</param>
/// <param name="WorkSource">For whom the call says that it works.</param>
internal sealed record CallFlow(ProcessState Process, CallerIdentity Caller, WorkSource WorkSource)
{
    private static readonly AsyncLocal<CallFlow?> Flow = new();

    /// <summary>The flow of the running code, or null outside an asynchronous implementation.</summary>
    public static CallFlow? Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
