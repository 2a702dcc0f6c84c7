using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>What holds in every state of our driver: every count is the sum of its causes, and nothing is kept that nobody can reach.</summary>
internal sealed class ModelInvariants(ModelWorld world)
{
    private static readonly byte[] Canary = CanaryBytes();

    private readonly Dictionary<BinderNode, Causes> _nodes = [];
    private readonly HashSet<BinderTransaction> _transactions = [];
    private readonly List<BinderTransaction> _open = [];
    private readonly Dictionary<BinderProc, int> _outstanding = [];
    private readonly HashSet<ulong> _pointers = [];
    private int _references;
    private int _deaths;
    private int _freezes;
    private int _files;
    private int _threads;
    private int _buffers;
    private int _processes;

    /// <summary>Checks everything.</summary>
    /// <exception cref="ConformanceException">Something does not hold.</exception>
    public void Check()
    {
        _nodes.Clear();
        _transactions.Clear();
        _outstanding.Clear();
        _references = _deaths = _freezes = _files = _threads = _buffers = _processes = 0;
        foreach (ModelProcess? process in world.Processes)
        {
            if (process is not null)
                Collect(process.Proc);
        }

        foreach ((BinderNode node, Causes causes) in _nodes)
            CheckNode(node, causes);
        CollectCallers();
        CheckTransactions();
        foreach (ModelProcess? process in world.Processes)
        {
            if (process is not null)
                CheckProcess(process);
        }

        BinderDriverCounts counts = world.Driver.Counts;
        Equal(_processes, counts.Processes, "processes");
        Equal(_threads, counts.Threads, "threads");
        Equal(_nodes.Count, counts.Nodes, "nodes");
        Equal(_references, counts.References, "references");
        Equal(_transactions.Count, counts.Transactions, "transactions");
        Equal(_buffers, counts.Buffers, "buffers");
        Equal(_deaths, counts.DeathLinks, "death links");
        Equal(_freezes, counts.FreezeLinks, "freeze links");
        Equal(_files, counts.PinnedFiles, "pinned files");
        Equal(_files, world.PinnedFiles, "files that the driver holds");
    }

    private static byte[] CanaryBytes()
    {
        byte[] bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, CommandEncoder.Canary);
        return bytes;
    }

    private static void Equal(long expected, long actual, string what)
    {
        if (expected != actual)
            throw new ConformanceException($"{what}: the driver counts {actual}, there are {expected}");
    }

    private static void True(bool holds, string claim)
    {
        if (!holds)
            throw new ConformanceException($"does not hold: {claim}");
    }

    private ref Causes Of(BinderNode node) => ref CollectionsMarshal.GetValueRefOrAddDefault(_nodes, node, out _);

    private void Collect(BinderProc process)
    {
        _processes++;
        foreach (BinderNode node in process.Nodes)
        {
            True(node.Process == process, "a process's node is its own");
            True(_pointers.Add(node.Ptr), "one node per ptr");
            Of(node).IsListed = true;
            Collect(node.AsyncTodo, process, null);
        }

        _pointers.Clear();
        CollectReferences(process);
        CollectBuffers(process);
        Collect(process.Todo, process, null);
        for (BinderWork? work = process.DeliveredDeaths.First; work is not null; work = work.Next)
            _deaths += work.Kind == BinderWorkKind.DeadBinderAndClear ? 1 : 0;
        for (BinderWork? work = process.DeliveredFreezes.First; work is not null; work = work.Next)
            _freezes += work.Kind == BinderWorkKind.ClearFreeze ? 1 : 0;
        foreach (BinderThread thread in process.Threads.Values)
        {
            _threads++;
            Collect(thread.Todo, process, thread);
            CollectStack(thread);
        }
    }

    private void CollectReferences(BinderProc process)
    {
        int count = 0;
        for (BinderRef? reference = process.Refs.FindFrom(0); reference is not null; reference = process.Refs.FindFrom(reference.Handle + 1))
        {
            count++;
            True(reference.Strong >= 0 && reference.Weak >= 0 && reference.Strong + reference.Weak > 0, "a reference has a use");
            True(process.Refs.Find(reference.Node) == reference, "one reference per node");
            True(reference.Node.Process != process, "nobody has a handle for its own node");
            True(IsLinked(reference), "a node knows its references");
            ref Causes causes = ref Of(reference.Node);
            causes.References++;
            causes.StrongReferences += reference.Strong > 0 ? 1 : 0;
            _deaths += reference.Death is null ? 0 : 1;
            _freezes += reference.Freeze is null ? 0 : 1;
        }

        Equal(count, process.Refs.Count, "references of a process");
        uint next = process.Refs.NextHandle(isContextManager: false);
        True(next > 0 && process.Refs.Find(next) is null, "the next handle is unused");
        for (uint handle = 1; handle < next; handle++)
            True(process.Refs.Find(handle) is not null, "the next handle is the smallest");
        _references += count;
    }

    private static bool IsLinked(BinderRef wanted)
    {
        for (BinderRef? reference = wanted.Node.FirstRef; reference is not null; reference = reference.NextOfNode)
        {
            if (reference == wanted)
                return true;
        }

        return false;
    }

    private void CollectBuffers(BinderProc process)
    {
        if (process.Allocator is not { } allocator)
            return;
        int bytes = 0;
        int asyncBytes = 0;
        foreach (BinderBuffer buffer in allocator.Allocated)
        {
            bytes += buffer.Size;
            asyncBytes += buffer.IsAsync ? buffer.Size : 0;
            True(!buffer.IsFree && buffer.Offset % 8 == 0 && buffer.Size % 8 == 0, "a buffer is aligned");
            True(buffer.PreviousInArea is null ? buffer.Offset == 0 : buffer.PreviousInArea.Offset + buffer.PreviousInArea.Size == buffer.Offset,
                "buffers touch their neighbours and do not overlap");
            True(buffer.PreviousInArea is not { IsFree: true } free || free.PreviousInArea is not { IsFree: true }, "free neighbours are one");
            if (buffer.TargetNode is { } target)
                Of(target).LocalStrong++;
            foreach (ref readonly BinderHeldObject held in buffer.Objects)
            {
                if (held.Node is not null)
                    Hold(held);
            }
        }

        int size = process.Area?.Size ?? 0;
        Equal(bytes, allocator.AllocatedBytes, "allocated bytes");
        True(process.Area is null || bytes <= size, "buffers fit the area");
        True(process.Area is null || (size / 2) - asyncBytes == allocator.FreeAsyncSpace, "one-way space is half the area less its buffers");
        _buffers += allocator.Count;
    }

    private void Hold(in BinderHeldObject held)
    {
        if (held.Type == BinderObjectType.BINDER_TYPE_BINDER)
            Of(held.Node!).LocalStrong++;
        else
            Of(held.Node!).LocalWeak++;
    }

    private void Collect(BinderWorkQueue queue, BinderProc process, BinderThread? thread)
    {
        for (BinderWork? work = queue.First; work is not null; work = work.Next)
        {
            True(work.Queue == queue, "an item knows its queue");
            switch (work.Kind)
            {
                case BinderWorkKind.Transaction:
                    BinderTransaction transaction = (BinderTransaction)work;
                    _transactions.Add(transaction);
                    True(transaction.ToProcess == process, "a transaction waits where it goes");
                    True(transaction.Buffer is not null, "a queued transaction has its buffer");
                    CollectionsMarshal.GetValueRefOrAddDefault(_outstanding, process, out _)++;
                    break;
                case BinderWorkKind.Node:
                    True(((BinderNode)work).Process == process, "an owner hears of its own nodes");
                    break;
                case BinderWorkKind.DeadBinderAndClear or BinderWorkKind.ClearDeath:
                    _deaths++;
                    break;
                case BinderWorkKind.ClearFreeze:
                    _freezes++;
                    break;
                default:
                    break;
            }
        }

        True(thread is null || queue.First is not null || !thread.IsTodoEnabled, "an empty queue is not enabled");
    }

    private void CollectStack(BinderThread thread)
    {
        const int Deepest = 10_000;
        int depth = 0;
        for (BinderTransaction? next = thread.Stack; next is not null; depth++)
        {
            True(next.From == thread || next.ToThread == thread, "a stack holds only what its thread sent or serves");
            True(depth < Deepest && next.Account is not null, "a stack ends");
            _transactions.Add(next);
            bool isServed = next.ToThread == thread;
            if (isServed && next.Queue is null)
                CollectionsMarshal.GetValueRefOrAddDefault(_outstanding, thread.Process, out _)++;
            next = isServed ? next.ToParent : next.FromParent;
        }
    }

    /// <summary>A call remembers the one that it was made for, which may have neither caller nor server left.</summary>
    private void CollectCallers()
    {
        _open.Clear();
        _open.AddRange(_transactions);
        foreach (BinderTransaction transaction in _open)
        {
            for (BinderTransaction? caller = transaction.FromParent; caller is not null && _transactions.Add(caller);)
                caller = caller.FromParent;
        }
    }

    private void CheckTransactions()
    {
        foreach (BinderTransaction transaction in _transactions)
        {
            _files += transaction.FixupCount;
            True(transaction.Buffer is null || transaction.Buffer.Transaction == transaction, "a buffer belongs to its transaction");
            True(transaction.ToProcess is null || !transaction.ToProcess.IsDead, "nothing goes to a dead process");
            True(transaction.From is null || !transaction.From.IsDead, "nobody waits who is gone");
        }
    }

    private void CheckNode(BinderNode node, in Causes causes)
    {
        True(node.Process is null != causes.IsListed, "an owner lists its node");
        Equal(causes.StrongReferences, node.InternalStrong, "internal strong count");
        bool isDead = node.Process is null;
        bool isManager = world.Driver.IsContextManager(node);
        int strong = causes.LocalStrong + (node.IsStrongPending ? 1 : 0) + (isManager ? 1 : 0);
        int weak = causes.LocalWeak + (node.IsWeakPending ? 1 : 0) + (isManager ? 1 : 0);
        Equal(isDead ? 0 : strong, node.LocalStrong, "local strong count");
        Equal(isDead ? 0 : weak, node.LocalWeak, "local weak count");
        True(node.IsWeak || node.IsQueued, "an unused node is gone, or about to be reported");
        True(!isDead || !node.IsQueued, "a dead node has no owner to tell");
        True(!node.IsStrongPending || node.HasStrong, "a pending acknowledgement was asked for");
        True(!node.AsyncTodo.IsEmpty ? node.HasAsyncTransaction : true, "one-ways wait behind another");
    }

    private void CheckProcess(ModelProcess process)
    {
        BinderProc proc = process.Proc;
        Equal(_outstanding.GetValueOrDefault(proc), proc.Outstanding, "outstanding transactions");
        Equal(proc.Threads.Count, proc.Account[BinderResource.Threads], "threads charged");
        Equal(proc.Nodes.Count, proc.Account[BinderResource.Nodes], "nodes charged");
        Equal(proc.Refs.Count, proc.Account[BinderResource.References], "references charged");
        int waiting = 0;
        foreach (BinderThread thread in proc.Threads.Values)
        {
            True(!thread.IsWaiting || !thread.HasWork(isFreeForProcessWork: false), "a thread that waits has nothing to read");
            True(!thread.IsWaitingForProcess || thread.IsWaiting, "who waits for the process waits");
            True(thread.IsWaiting == process.Slot.IsWaiting[process.ThreadOf(thread)], "whoever has something to read was woken");
            waiting += thread.IsWaitingForProcess ? 1 : 0;
        }

        Equal(waiting, proc.Waiting.Count, "waiting threads");
        True(proc.Todo.IsEmpty || waiting == 0, "somebody takes the process's work");
        if (process.Area is { } area && process.Slot.AreaSize > 0)
            True(area.Slice(0, area.Size).IndexOf(Canary) < 0, "no receiver sees what a sender put beside its handles");
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Causes
    {
        public bool IsListed;
        public int References;
        public int StrongReferences;
        public int LocalStrong;
        public int LocalWeak;
    }
}
