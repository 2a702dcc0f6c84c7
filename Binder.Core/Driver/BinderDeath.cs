namespace Binder.Driver;

/// <summary>A process's wish to hear of a node's death: armed, then queued, then delivered until <c>BC_DEAD_BINDER_DONE</c>.</summary>
internal sealed class BinderDeath : BinderWork
{
    public BinderDeath(BinderAccount account, ulong cookie)
    {
        Kind = BinderWorkKind.DeadBinder;
        Account = account;
        Cookie = cookie;
    }

    public BinderAccount Account { get; }

    public ulong Cookie { get; }
}
