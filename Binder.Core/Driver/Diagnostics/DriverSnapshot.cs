namespace Binder.Driver;

/// <summary>Everything that the driver holds at a moment.</summary>
/// <param name="DeadNodes">Nodes whose owner is dead and that somebody still holds.</param>
/// <param name="Processes">The most recent open first.</param>
internal sealed record DriverSnapshot(
    IReadOnlyList<NodeSnapshot> DeadNodes,
    IReadOnlyList<ProcSnapshot> Processes,
    IReadOnlyList<CounterSnapshot> Counters,
    BinderDriverCounts Counts,
    IReadOnlyList<TransactionLogEntry> Log,
    IReadOnlyList<TransactionLogEntry> FailedLog);

/// <summary>How often something happened.</summary>
internal sealed record CounterSnapshot(string Name, long Count);

/// <summary>One open of the device.</summary>
internal sealed record ProcSnapshot(
    int Pid,
    uint Euid,
    bool IsFrozen,
    int RequestedThreads,
    uint StartedThreads,
    uint MaxThreads,
    int ReadyThreads,
    int FreeAsyncSpace,
    bool HasDeliveredDeaths,
    IReadOnlyList<ThreadSnapshot> Threads,
    IReadOnlyList<NodeSnapshot> Nodes,
    IReadOnlyList<RefSnapshot> Refs,
    IReadOnlyList<BufferSnapshot> Buffers,
    IReadOnlyList<WorkSnapshot> Work,
    IReadOnlyList<CounterSnapshot> Counters)
{
    /// <summary>Whether anything is under way here, so that the view of transactions shows it.</summary>
    public bool IsActive =>
        Work.Count > 0 || Threads.Any(static thread => thread.Stack.Count > 0 || thread.Work.Count > 0)
        || Nodes.Any(static node => node.Async.Count > 0) || Buffers.Count > 0;
}

/// <summary>A thread with the calls that it makes and serves, the innermost first.</summary>
internal sealed record ThreadSnapshot(
    int Tid, int Looper, bool MustReturn, IReadOnlyList<TransactionSnapshot> Stack, IReadOnlyList<WorkSnapshot> Work);

/// <summary>A transaction under way.</summary>
/// <param name="Role"><c>incoming</c>, <c>outgoing</c>, <c>bad</c> or <c>pending</c>.</param>
/// <param name="Nice">Of the sender; 0 where the receiver's nice values are left alone.</param>
/// <param name="NodeId">The node that is called; null for a reply.</param>
/// <param name="Offset">Of its buffer in the receiver's area; null once that is freed.</param>
internal sealed record TransactionSnapshot(
    string Role,
    uint Id,
    int FromPid,
    int FromTid,
    int ToPid,
    int ToTid,
    uint Code,
    uint Flags,
    int Nice,
    bool NeedsReply,
    uint? NodeId,
    int DataSize,
    int OffsetsSize,
    int? Offset);

/// <summary>An exported object.</summary>
/// <param name="Holders">Pids that hold a reference.</param>
/// <param name="Async">One-ways that wait for the one before them.</param>
internal sealed record NodeSnapshot(
    uint Id,
    ulong Ptr,
    ulong Cookie,
    bool HasStrong,
    bool HasWeak,
    long LocalStrong,
    long LocalWeak,
    long InternalStrong,
    IReadOnlyList<int> Holders,
    IReadOnlyList<TransactionSnapshot> Async);

/// <summary>A process's hold on a node.</summary>
internal sealed record RefSnapshot(uint Id, uint Handle, uint NodeId, bool IsDead, long Strong, long Weak, bool HasDeathLink);

/// <summary>A buffer in use.</summary>
internal sealed record BufferSnapshot(uint Id, int Offset, int DataSize, int OffsetsSize, int ExtraSize, bool IsActive);

/// <summary>Something that waits to be read: a line of the kernel's text, or a transaction.</summary>
internal sealed record WorkSnapshot(string Text, TransactionSnapshot? Transaction);
