namespace Binder.Driver;

/// <summary>An object that a process exported: one per owner and ptr. It is its own work item, by which the owner hears of its use.</summary>
internal sealed class BinderNode : BinderWork
{
    public BinderNode(BinderProc owner, uint id, ulong ptr, ulong cookie, uint flags)
    {
        Kind = BinderWorkKind.Node;
        Process = owner;
        Id = id;
        Ptr = ptr;
        Cookie = cookie;
        MinNice = (byte)(flags & Protocol.FlatBinderFlags.FLAT_BINDER_FLAG_PRIORITY_MASK);
        AcceptsFiles = (flags & Protocol.FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS) != 0;
        WantsSecurityContext = (flags & Protocol.FlatBinderFlags.FLAT_BINDER_FLAG_TXN_SECURITY_CTX) != 0;
    }

    /// <summary>The owner; null once it is dead.</summary>
    public BinderProc? Process { get; set; }

    public uint Id { get; }

    public ulong Ptr { get; }

    public ulong Cookie { get; }

    /// <summary>The nice value with which its calls run, if their callers' is no stronger: 0 to 255, of which those above 19 ask for nothing.</summary>
    public int MinNice { get; }

    public bool AcceptsFiles { get; }

    public bool WantsSecurityContext { get; }

    /// <summary>Processes that hold a strong reference.</summary>
    public long InternalStrong { get; set; }

    /// <summary>Strong uses by the owner itself and by buffers delivered to it.</summary>
    public long LocalStrong { get; set; }

    /// <summary>Weak uses by the owner itself and by buffers delivered to it.</summary>
    public long LocalWeak { get; set; }

    /// <summary>The owner was told of a strong use (<c>BR_ACQUIRE</c>) and not of its end.</summary>
    public bool HasStrong { get; set; }

    /// <summary>The owner was told of a use (<c>BR_INCREFS</c>) and not of its end.</summary>
    public bool HasWeak { get; set; }

    /// <summary><c>BC_ACQUIRE_DONE</c> is due.</summary>
    public bool IsStrongPending { get; set; }

    /// <summary><c>BC_INCREFS_DONE</c> is due.</summary>
    public bool IsWeakPending { get; set; }

    /// <summary>A one-way transaction is on its way or in a buffer not yet freed; others wait in <see cref="AsyncTodo"/>.</summary>
    public bool HasAsyncTransaction { get; set; }

    public BinderWorkQueue AsyncTodo { get; } = new();

    /// <summary>References of all processes, the newest first.</summary>
    public BinderRef? FirstRef { get; private set; }

    public bool IsStrong => InternalStrong > 0 || LocalStrong > 0;

    public bool IsWeak => FirstRef is not null || LocalWeak > 0 || IsStrong;

    public void Link(BinderRef reference)
    {
        reference.NextOfNode = FirstRef;
        if (FirstRef is not null)
            FirstRef.PreviousOfNode = reference;
        FirstRef = reference;
    }

    public void Unlink(BinderRef reference)
    {
        if (reference.PreviousOfNode is null)
            FirstRef = reference.NextOfNode;
        else
            reference.PreviousOfNode.NextOfNode = reference.NextOfNode;
        if (reference.NextOfNode is not null)
            reference.NextOfNode.PreviousOfNode = reference.PreviousOfNode;
        reference.NextOfNode = null;
        reference.PreviousOfNode = null;
    }
}
