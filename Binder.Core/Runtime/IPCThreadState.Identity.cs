namespace Binder;

public sealed partial class IPCThreadState
{
    private readonly CallerIdentity _ownIdentity;
    private CallerIdentity _caller;

    /// <summary>Process id of the caller being served, 0 for a one-way call; outside a call the own one.</summary>
    public int CallingPid => Caller.Pid;

    /// <summary>Effective user id of the caller being served; outside a call the own one.</summary>
    public int CallingUid => (int)Caller.Uid;

    /// <summary>Security label of the caller, if the object asked for it.</summary>
    public string? CallingSid => Caller.Sid;

    /// <summary>Whether <see cref="ClearCallingIdentity"/> is in force.</summary>
    public bool HasExplicitIdentity => Caller.IsExplicit;

    /// <summary>Flags of the call being served, or of the last one.</summary>
    public TransactionFlags LastTransactionFlags { get; private set; }

    internal CallerIdentity Caller
    {
        get => !IsServingCall && Flow is { } flow ? flow.Caller : _caller;
        private set
        {
            CallFlow? flow = Flow;
            if (flow is not null)
                CallFlow.Current = flow with { Caller = value };
            if (flow is null || IsServingCall)
                _caller = value;
        }
    }

    private CallFlow? Flow => CallFlow.Current is { } flow && flow.Process == Process ? flow : null;

    /// <summary>From here on the process itself is the caller, for checks that follow in this call.</summary>
    /// <returns>A token for <see cref="RestoreCallingIdentity"/>.</returns>
    public long ClearCallingIdentity()
    {
        long token = Caller.Pack();
        Caller = _ownIdentity with { IsExplicit = true };
        return token;
    }

    /// <summary>Restores the caller's identity; its security label is lost, as in Android.</summary>
    public void RestoreCallingIdentity(long token) => Caller = CallerIdentity.Unpack(token);
}
