using Binder.Protocol;

namespace Binder.Driver;

/// <content>The end of threads and processes. Source: <c>binder_thread_release</c>, <c>binder_deferred_release</c>.</content>
internal sealed partial class BinderDriver
{
    /// <summary><c>BINDER_THREAD_EXIT</c>: forgets the thread. The next <see cref="GetThread"/> of its number makes a new one.</summary>
    /// <remarks>
    /// News of exported nodes and room for transactions that it was handed but had not read go back to the process; the C driver loses both.
    /// </remarks>
    public void ExitThread(BinderThread thread)
    {
        if (!thread.IsDead)
            ReleaseThread(thread);
    }

    /// <summary>The process is gone: everything that it held is given back, and whoever asked hears of it.</summary>
    /// <remarks>Its waiting threads are woken; whatever they do then is <see cref="Errno.EBADF"/>.</remarks>
    public void Close(BinderProc process)
    {
        if (process.IsDead)
            return;
        RemoveProcess(process);
        if (_managerNode?.Process == process)
            _managerNode = null;
        process.IsDead = true;
        process.IsFrozen = false;
        ReleaseThreads(process);
        foreach (BinderNode node in process.Nodes.TakeAll())
            ReleaseNode(process, node);
        for (BinderRef? reference = process.Refs.FindFrom(0); reference is not null; reference = process.Refs.FindFrom(reference.Handle))
            RemoveRef(reference);
        ReleaseWork(process, process.Todo);
        ReleaseWork(process, process.DeliveredDeaths);
        ReleaseWork(process, process.DeliveredFreezes);
        process.Area = null;
        process.Allocator = null;
        process.Account.Release(BinderResource.Processes);
    }

    private void RemoveProcess(BinderProc process)
    {
        BinderProc last = _processes[^1];
        _processes[process.Index] = last;
        last.Index = process.Index;
        _processes.RemoveAt(_processes.Count - 1);
    }

    private void ReleaseThreads(BinderProc process)
    {
        BinderThread[] threads = [.. process.Threads.Values];
        Array.Sort(threads, static (left, right) => left.Tid.CompareTo(right.Tid));
        foreach (BinderThread thread in threads)
            ReleaseThread(thread);
    }

    private void ReleaseThread(BinderThread thread)
    {
        BinderProc process = thread.Process;
        thread.IsDead = true;
        process.Threads.Remove(thread.Tid);
        process.Account.Release(BinderResource.Threads);
        _threadCount--;
        ForgetDelivery(thread);

        BinderTransaction? served = thread.Stack?.ToThread == thread ? thread.Stack : null;
        DetachStack(thread);
        if (served is not null)
            SendFailedReply(served, BinderReturn.BR_DEAD_REPLY);
        ReleaseWork(process, thread.Todo);
        Wake(thread);
        if (!process.IsDead && !process.Todo.IsEmpty)
            WakeForProcess(process);
    }

    /// <summary>Calls that the thread makes or serves forget it; how they end is told when their own turn comes.</summary>
    private static void DetachStack(BinderThread thread)
    {
        BinderTransaction? next = thread.Stack;
        thread.Stack = null;
        while (next is not null)
        {
            BinderTransaction transaction = next;
            if (transaction.ToThread == thread)
            {
                next = transaction.ToParent;
                thread.Process.Outstanding--;
                transaction.ToProcess = null;
                transaction.ToThread = null;
                transaction.ToParent = null;
                if (transaction.Buffer is { } buffer)
                {
                    buffer.Transaction = null;
                    transaction.Buffer = null;
                }
            }
            else
            {
                next = transaction.FromParent;
                transaction.From = null;
            }
        }
    }

    private void ReleaseNode(BinderProc owner, BinderNode node)
    {
        ReleaseWork(owner, node.AsyncTodo);
        node.Dequeue();
        node.Process = null;
        node.LocalStrong = 0;
        node.LocalWeak = 0;
        owner.Account.Release(BinderResource.Nodes);
        if (node.FirstRef is null)
        {
            _nodeCount--;
            return;
        }

        for (BinderRef? reference = node.FirstRef; reference is not null; reference = reference.NextOfNode)
        {
            if (reference.Death is { } death)
                EnqueueForProcess(reference.Process, death);
        }
    }

    /// <summary>Discards a queue that nobody will read.</summary>
    private void ReleaseWork(BinderProc process, BinderWorkQueue queue)
    {
        while (queue.TakeFirst() is { } work)
        {
            switch (work.Kind)
            {
                case BinderWorkKind.Transaction:
                    ReleaseUndelivered(process, (BinderTransaction)work);
                    break;
                case BinderWorkKind.TransactionComplete:
                case BinderWorkKind.OnewaySpamSuspect:
                case BinderWorkKind.TransactionPendingFrozen:
                    FreeCompletion(process, work);
                    break;
                case BinderWorkKind.Node when !process.IsDead:
                    EnqueueForProcess(process, work);
                    break;
                case BinderWorkKind.DeadBinderAndClear:
                case BinderWorkKind.ClearDeath:
                    FreeDeath((BinderDeath)work);
                    break;
                case BinderWorkKind.ClearFreeze:
                    FreeFreeze((BinderFreeze)work);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Nobody will read this transaction. A process that lives on gets the room back.</summary>
    private void ReleaseUndelivered(BinderProc receiver, BinderTransaction transaction)
    {
        BinderBuffer buffer = transaction.Buffer!;
        Cancel(transaction, BinderReturn.BR_DEAD_REPLY);
        if (!receiver.IsDead)
            FreeBuffer(receiver, reader: null, buffer, isDelivered: false);
    }
}
