using Binder.Protocol;
using static Binder.Protocol.TransactionFlag;

namespace Binder.Driver;

/// <content>Calls and one-ways: <c>BC_TRANSACTION</c>. Source: <c>binder_transaction</c>, <c>binder_proc_transaction</c>.</content>
internal sealed partial class BinderDriver
{
    private void Transact(BinderThread thread, in binder_transaction_data data, ulong buffersSize, bool isReply)
    {
        uint id = NextId();
        thread.ExtendedError = new binder_extended_error { id = id, command = BinderReturn.BR_OK };
        if (isReply)
        {
            Reply(thread, id, data, buffersSize);
            return;
        }

        BinderFailure failure = Call(thread, id, data, buffersSize, out BinderNode? node, out BinderThread? targetThread);
        string kind = (data.flags & TF_ONE_WAY) != 0 ? "async" : "call";
        LogTransaction(thread, id, kind, data, node?.Process, targetThread, node, failure);
        if (failure.IsSet)
            ReportFailure(thread, id, failure);
    }

    private BinderFailure Call(
        BinderThread thread,
        uint id,
        in binder_transaction_data data,
        ulong buffersSize,
        out BinderNode? node,
        out BinderThread? targetThread)
    {
        targetThread = null;
        bool isOneway = (data.flags & TF_ONE_WAY) != 0;
        BinderFailure failure = FindTarget(thread.Process, (uint)data.target, out node);
        if (failure.IsSet)
            return failure;
        if (!isOneway && !TryFindNestedTarget(thread, node!.Process!, out targetThread))
            return BinderFailure.Failed(Errno.EPROTO);

        BinderProc target = node!.Process!;
        BinderTransaction? transaction = NewTransaction(thread, id, target, data);
        if (transaction is null)
            return BinderFailure.Failed(Errno.ENOMEM);
        transaction.IsOneway = isOneway;
        transaction.From = isOneway ? null : thread;
        transaction.ToThread = targetThread;
        transaction.AcceptsFiles = node.AcceptsFiles;
        if (target.Credentials.Nice is not null)
            transaction.Nice = _host.GetNice(thread);
        failure = FillOrAbandon(transaction, node, thread, data, buffersSize);
        if (!failure.IsSet && target.IsFrozen && !isOneway)
        {
            target.HasRefusedCall = true;
            failure = new BinderFailure(BinderReturn.BR_FROZEN_REPLY, Errno.None);
        }

        if (failure.IsSet)
        {
            Abandon(target, transaction);
            return failure;
        }

        if (isOneway)
            QueueOneway(thread, node, transaction);
        else
            QueueCall(thread, transaction);
        return BinderFailure.None;
    }

    private BinderFailure FindTarget(BinderProc sender, uint handle, out BinderNode? node)
    {
        node = handle == BinderProtocol.ContextManagerHandle ? _managerNode : sender.Refs.FindStrong(handle)?.Node;
        if (node is null)
        {
            return handle == BinderProtocol.ContextManagerHandle
                ? BinderFailure.Dead(Errno.EINVAL)
                : BinderFailure.Failed(Errno.EINVAL);
        }

        if (node.Process is null)
            return BinderFailure.Dead(Errno.EINVAL);
        bool isToItself = node.Process == sender
            || (handle == BinderProtocol.ContextManagerHandle && node.Process.Pid == sender.Pid);
        return isToItself ? BinderFailure.Failed(Errno.EINVAL) : BinderFailure.None;
    }

    /// <summary>
    /// A call within a call goes to the thread of the target process that waits further up the chain, if there is one.
    /// </summary>
    /// <returns>False if the thread may not call: it waits for a reply, or has been handed a transaction that it has not read.</returns>
    private static bool TryFindNestedTarget(BinderThread thread, BinderProc target, out BinderThread? targetThread)
    {
        targetThread = null;
        if (thread.Todo.First is { Kind: BinderWorkKind.Transaction })
            return false;
        if (thread.Stack is null)
            return true;
        if (thread.Stack.ToThread != thread)
            return false;
        for (BinderTransaction? below = thread.Stack; below is not null; below = below.FromParent)
        {
            if (below.From?.Process == target)
            {
                targetThread = below.From;
                return true;
            }
        }

        return true;
    }

    private void QueueCall(BinderThread thread, BinderTransaction transaction)
    {
        thread.EnqueueDeferred(NewCompletion(thread, BinderWorkKind.TransactionComplete));
        transaction.FromParent = thread.Stack;
        thread.Stack = transaction;
        Queue(transaction, transaction.ToThread);
    }

    private void QueueOneway(BinderThread thread, BinderNode node, BinderTransaction transaction)
    {
        BinderProc target = transaction.ToProcess!;
        BinderWorkKind completion = transaction.Buffer!.IsSpamSuspect
            ? BinderWorkKind.OnewaySpamSuspect
            : BinderWorkKind.TransactionComplete;
        if (target.IsFrozen)
        {
            target.HasFrozenOneway = true;
            completion = BinderWorkKind.TransactionPendingFrozen;
        }

        if (node.HasAsyncTransaction)
        {
            if (target.IsFrozen && (transaction.Flags & TF_UPDATE_TXN) != 0)
                DiscardOutdated(node, transaction);
            node.AsyncTodo.Add(transaction);
            target.Outstanding++;
        }
        else
        {
            node.HasAsyncTransaction = true;
            Queue(transaction, targetThread: null);
        }

        thread.Enqueue(NewCompletion(thread, completion));
    }

    /// <summary>Hands a call or a one-way to the given thread, else to one that waits, else to the process.</summary>
    private void Queue(BinderTransaction transaction, BinderThread? targetThread)
    {
        BinderProc target = transaction.ToProcess!;
        target.Outstanding++;
        targetThread ??= target.Waiting.First;
        if (targetThread is null)
        {
            target.Todo.Add(transaction);
            return;
        }

        targetThread.Enqueue(transaction);
        Wake(targetThread);
    }

    /// <summary>A one-way to a frozen process replaces the first one that waits and says the same.</summary>
    private void DiscardOutdated(BinderNode node, BinderTransaction update)
    {
        for (BinderWork? work = node.AsyncTodo.First; work is not null; work = work.Next)
        {
            BinderTransaction outdated = (BinderTransaction)work;
            if (outdated.Code != update.Code || outdated.Flags != update.Flags || outdated.SenderPid != update.SenderPid)
                continue;
            outdated.Dequeue();
            outdated.ToProcess!.Outstanding--;
            Abandon(outdated.ToProcess, outdated);
            return;
        }
    }

    private BinderTransaction? NewTransaction(BinderThread thread, uint id, BinderProc target, in binder_transaction_data data)
    {
        BinderProc sender = thread.Process;
        if (!sender.Account.HasRoom(BinderResource.Completions) || !sender.Account.TryCharge(BinderResource.Transactions))
            return null;
        BinderTransaction transaction = _transactionPool.Rent();
        transaction.Id = id;
        transaction.Account = sender.Account;
        transaction.ToProcess = target;
        transaction.Code = data.code;
        transaction.Flags = data.flags;
        transaction.SenderEuid = sender.Credentials.Euid;
        transaction.SenderPid = sender.Pid;
        transaction.SenderTid = thread.Tid;
        _transactionCount++;
        return transaction;
    }

    private BinderWork NewCompletion(BinderThread thread, BinderWorkKind kind)
    {
        thread.Process.Account.Charge(BinderResource.Completions);
        BinderWork work = _completionPool.Rent();
        work.Kind = kind;
        return work;
    }

    private void FreeCompletion(BinderProc process, BinderWork work)
    {
        process.Account.Release(BinderResource.Completions);
        _completionPool.Return(work);
    }

    /// <summary>The sender itself reads why its transaction was refused.</summary>
    private static void ReportFailure(BinderThread thread, uint id, BinderFailure failure)
    {
        thread.ExtendedError = new binder_extended_error { id = id, command = failure.Code, param = -(int)failure.Reason };
        thread.ReturnError.Set(failure.Code);
        thread.Enqueue(thread.ReturnError);
    }
}
