namespace Binder;

/// <summary>For whom a thread works: the user to whom a resource's consumption is charged, named by callers and not vouched for.</summary>
/// <param name="Uid">User id; <see cref="NoUid"/> for none.</param>
/// <param name="Propagates">Whether calls that the thread makes name the same user.</param>
internal readonly record struct WorkSource(int Uid, bool Propagates)
{
    public const int NoUid = -1;

    public static readonly WorkSource None = new(NoUid, false);

    [ThreadStatic]
    private static WorkSource? t_current;

    /// <summary>The calling thread's; in the continuations of an asynchronous implementation that of its call.</summary>
    public static WorkSource Current
    {
        get => IPCThreadState.Serving is null && CallFlow.Current is { } flow ? flow.WorkSource : t_current ?? None;
        set
        {
            CallFlow? flow = CallFlow.Current;
            if (flow is not null)
                CallFlow.Current = flow with { WorkSource = value };
            if (flow is null || IPCThreadState.Serving is not null)
                t_current = value;
        }
    }

    /// <summary>What a request names.</summary>
    public static int Propagated => Current is { Propagates: true } source ? source.Uid : NoUid;

    /// <summary>A call comes in: it has none until its request names one.</summary>
    /// <returns>For <see cref="EndCall"/>.</returns>
    public static WorkSource? BeginCall()
    {
        WorkSource? outer = t_current;
        t_current = null;
        return outer;
    }

    /// <summary>The call is over.</summary>
    public static void EndCall(WorkSource? outer) => t_current = outer;

    /// <summary>The uid in the lower half, whether it propagates in bit 32. Source: <c>IPCThreadState::setCallingWorkSourceUid</c>.</summary>
    public long Pack() => (Propagates ? 1L << 32 : 0) | (uint)Uid;

    /// <summary>The work source of a token.</summary>
    public static WorkSource Unpack(long token) => new((int)token, (token >> 32) != 0);
}
