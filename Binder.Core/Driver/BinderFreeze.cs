namespace Binder.Driver;

/// <summary>A process's wish to hear when a node's owner is frozen or thawed: one notification is unacknowledged at a time.</summary>
internal sealed class BinderFreeze : BinderWork
{
    public BinderFreeze(BinderAccount account, ulong cookie)
    {
        Kind = BinderWorkKind.FrozenBinder;
        Account = account;
        Cookie = cookie;
    }

    public BinderAccount Account { get; }

    public ulong Cookie { get; }

    /// <summary>The state that will be told.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>It was read, and <c>BC_FREEZE_NOTIFICATION_DONE</c> is due.</summary>
    public bool IsSent { get; set; }

    /// <summary>Something changed meanwhile: it is queued again after the acknowledgement.</summary>
    public bool IsResendDue { get; set; }
}
