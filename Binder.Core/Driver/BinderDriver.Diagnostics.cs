using Binder.Protocol;

namespace Binder.Driver;

/// <content>What the driver shows of itself.</content>
internal sealed partial class BinderDriver
{
    private readonly DriverStatistics _statistics = new();
    private readonly TransactionLog _log = new();
    private readonly TransactionLog _failedLog = new();

    /// <summary>Takes a picture of everything; costs as much as there is.</summary>
    public DriverSnapshot Snapshot()
    {
        List<ProcSnapshot> processes = [];
        Dictionary<uint, BinderNode> dead = [];
        foreach (BinderProc process in _processes)
        {
            processes.Add(Show(process));
            foreach (BinderRef reference in process.Refs.All)
            {
                if (reference.Node.Process is null)
                    dead[reference.Node.Id] = reference.Node;
            }
        }

        processes.Reverse();
        return new DriverSnapshot(
            [.. dead.Values.OrderBy(static node => node.Id).Select(Show)],
            processes,
            _statistics.Snapshot(),
            Counts,
            _log.Snapshot(),
            _failedLog.Snapshot());
    }

    /// <summary>A view as text or JSON.</summary>
    public string Render(DriverView view, int pid, bool asJson) =>
        asJson ? DriverJson.Render(Snapshot(), view, pid) : DriverText.Render(Snapshot(), view, pid);

    private void CountCommand(BinderProc process, uint command)
    {
        _statistics.CountCommand(command);
        process.Statistics.CountCommand(command);
    }

    private void CountReturns(BinderProc process, ReadOnlySpan<byte> stream)
    {
        _statistics.CountReturns(stream);
        process.Statistics.CountReturns(stream);
    }

    private void LogTransaction(
        BinderThread thread,
        uint id,
        string kind,
        in binder_transaction_data data,
        BinderProc? target,
        BinderThread? targetThread,
        BinderNode? node,
        BinderFailure failure)
    {
        TransactionLogEntry entry = new(
            id,
            kind,
            thread.Process.Pid,
            thread.Tid,
            target?.Pid ?? 0,
            targetThread?.Tid ?? 0,
            node?.Id ?? 0,
            kind == "reply" ? 0 : (uint)data.target,
            data.data_size,
            data.offsets_size,
            failure.Code,
            -(int)failure.Reason);
        _log.Add(entry);
        if (failure.IsSet)
            _failedLog.Add(entry);
    }

    private static ProcSnapshot Show(BinderProc process) => new(
        process.Pid,
        process.Credentials.Euid,
        process.IsFrozen,
        process.IsThreadRequested ? 1 : 0,
        process.StartedThreads,
        process.MaxThreads,
        process.Waiting.Count,
        process.Allocator?.FreeAsyncSpace ?? 0,
        !process.DeliveredDeaths.IsEmpty,
        [.. process.Threads.Values.OrderBy(static thread => thread.Tid).Select(Show)],
        [.. process.Nodes.All.OrderBy(static node => node.Ptr).Select(Show)],
        [.. process.Refs.All.Select(Show)],
        process.Allocator is { } allocator ? [.. allocator.Allocated.OrderBy(static buffer => buffer.Offset).Select(Show)] : [],
        Show(process.Todo),
        process.Statistics.Snapshot());

    private static ThreadSnapshot Show(BinderThread thread)
    {
        List<TransactionSnapshot> stack = [];
        for (BinderTransaction? call = thread.Stack; call is not null;)
        {
            bool isOutgoing = call.From == thread;
            bool isIncoming = call.ToThread == thread;
            stack.Add(Show(call, isOutgoing ? "outgoing" : isIncoming ? "incoming" : "bad"));
            call = isOutgoing ? call.FromParent : isIncoming ? call.ToParent : null;
        }

        return new ThreadSnapshot(thread.Tid, (int)thread.Looper | (thread.IsWaiting ? 0x10 : 0), thread.MustReturn, stack, Show(thread.Todo));
    }

    private static TransactionSnapshot Show(BinderTransaction transaction, string role) => new(
        role,
        transaction.Id,
        transaction.SenderPid,
        transaction.SenderTid,
        transaction.ToProcess?.Pid ?? 0,
        transaction.ToThread?.Tid ?? 0,
        transaction.Code,
        transaction.Flags,
        transaction.Nice,
        transaction is { IsReply: false, IsOneway: false },
        transaction.Buffer?.TargetNode?.Id,
        transaction.Buffer?.DataSize ?? 0,
        transaction.Buffer?.OffsetsSize ?? 0,
        transaction.Buffer?.Offset);

    private static NodeSnapshot Show(BinderNode node)
    {
        List<int> holders = [];
        for (BinderRef? reference = node.FirstRef; reference is not null; reference = reference.NextOfNode)
            holders.Add(reference.Process.Pid);
        List<TransactionSnapshot> waiting = [];
        for (BinderWork? work = node.AsyncTodo.First; work is not null; work = work.Next)
            waiting.Add(Show((BinderTransaction)work, "pending async"));
        return new NodeSnapshot(
            node.Id, node.Ptr, node.Cookie, node.HasStrong, node.HasWeak, node.LocalStrong, node.LocalWeak, node.InternalStrong, holders, waiting);
    }

    private static RefSnapshot Show(BinderRef reference) => new(
        reference.Id,
        reference.Handle,
        reference.Node.Id,
        reference.Node.Process is null,
        reference.Strong,
        reference.Weak,
        reference.Death is not null);

    private static BufferSnapshot Show(BinderBuffer buffer) => new(
        buffer.Id,
        buffer.Offset,
        buffer.DataSize,
        buffer.OffsetsSize,
        Math.Max(0, buffer.Size - Align(buffer.DataSize) - Align(buffer.OffsetsSize)),
        buffer.Transaction is not null);

    private static List<WorkSnapshot> Show(BinderWorkQueue queue)
    {
        List<WorkSnapshot> items = [];
        for (BinderWork? work = queue.First; work is not null; work = work.Next)
            items.Add(Show(work));
        return items;
    }

    private static WorkSnapshot Show(BinderWork work) => work switch
    {
        BinderTransaction transaction => new("pending transaction", Show(transaction, "pending")),
        BinderReturnError error => new($"transaction error: {error.Code}", null),
        BinderNode node => new($"node work {node.Id}: u{node.Ptr:x16} c{node.Cookie:x16}", null),
        _ => new(
            work.Kind switch
            {
                BinderWorkKind.DeadBinder => "has dead binder",
                BinderWorkKind.DeadBinderAndClear => "has cleared dead binder",
                BinderWorkKind.ClearDeath => "has cleared death notification",
                BinderWorkKind.FrozenBinder => "has frozen binder",
                BinderWorkKind.ClearFreeze => "has cleared freeze notification",
                _ => "transaction complete",
            },
            null),
    };
}
