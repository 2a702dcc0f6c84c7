using Binder.Protocol;
using static Binder.Protocol.TransactionFlag;

namespace Binder.Driver;

/// <content>Replies, and how a call ends without one. Source: <c>binder_transaction</c>, <c>binder_send_failed_reply</c>.</content>
internal sealed partial class BinderDriver
{
    private void Reply(BinderThread thread, uint id, in binder_transaction_data data, ulong buffersSize)
    {
        BinderTransaction? call = thread.Stack;
        if (call is null || call.ToThread != thread)
        {
            BinderFailure refusal = BinderFailure.Failed(Errno.EPROTO);
            LogTransaction(thread, id, "reply", data, target: null, targetThread: null, node: null, refusal);
            ReportFailure(thread, id, refusal);
            return;
        }

        thread.Stack = call.ToParent;
        RestoreNice(thread, call);
        BinderThread? waiting = call.From;
        BinderFailure failure;
        try
        {
            failure = Answer(thread, id, call, data, buffersSize);
        }
        catch
        {
            SendFailedReply(call, BinderReturn.BR_FAILED_REPLY);
            throw;
        }

        LogTransaction(thread, id, "reply", data, waiting?.Process, waiting, node: null, failure);
        if (!failure.IsSet)
            return;

        if (call.From is { ExtendedError.command: BinderReturn.BR_OK } caller)
            caller.ExtendedError = new binder_extended_error { id = id, command = failure.Code, param = -(int)failure.Reason };
        thread.ReturnError.Set(BinderReturn.BR_TRANSACTION_COMPLETE);
        thread.Enqueue(thread.ReturnError);
        SendFailedReply(call, failure.Code);
    }

    private BinderFailure Answer(BinderThread thread, uint id, BinderTransaction call, in binder_transaction_data data, ulong buffersSize)
    {
        if (call.From is not { } caller)
            return BinderFailure.Dead();
        if (caller.Stack != call)
            return BinderFailure.Failed(Errno.EPROTO);
        BinderTransaction? reply = NewTransaction(thread, id, caller.Process, data);
        if (reply is null)
            return BinderFailure.Failed(Errno.ENOMEM);
        reply.IsReply = true;
        reply.AcceptsFiles = (call.Flags & TF_ACCEPT_FDS) != 0;
        BinderFailure failure = FillOrAbandon(reply, node: null, thread, data, buffersSize);
        if (failure.IsSet)
        {
            Abandon(caller.Process, reply);
            return thread.Process.Memory.HasEnded ? BinderFailure.Dead() : failure;
        }

        thread.Enqueue(NewCompletion(thread, BinderWorkKind.TransactionComplete));
        PopCaller(caller, call);
        caller.Process.Outstanding++;
        caller.Enqueue(reply);
        Wake(caller);
        FreeTransaction(call);
        return BinderFailure.None;
    }

    /// <summary>Ends a call that nobody will answer: the nearest caller up the chain that lives reads the code.</summary>
    private void SendFailedReply(BinderTransaction call, uint code)
    {
        BinderTransaction? next = call;
        while (next is not null)
        {
            BinderTransaction ended = next;
            next = ended.FromParent;
            BinderThread? caller = ended.From;
            if (caller is not null)
                PopCaller(caller, ended);
            FreeTransaction(ended);
            if (caller is null)
                continue;
            SetReplyError(caller, code);
            return;
        }
    }

    private void SetReplyError(BinderThread thread, uint code)
    {
        if (thread.ReplyError.IsSet)
            return;
        thread.ReplyError.Set(code);
        thread.Enqueue(thread.ReplyError);
        Wake(thread);
    }

    /// <summary>Takes a call that ended off its caller's stack, where it is on top.</summary>
    private static void PopCaller(BinderThread caller, BinderTransaction call)
    {
        System.Diagnostics.Debug.Assert(caller.Stack == call, "Only the call on top can end.");
        if (caller.Stack == call)
            caller.Stack = call.FromParent;
        call.From = null;
    }

    /// <summary>A transaction that was queued and will not be delivered.</summary>
    private void Cancel(BinderTransaction transaction, uint code)
    {
        if (transaction.IsReply || transaction.IsOneway)
            FreeTransaction(transaction);
        else
            SendFailedReply(transaction, code);
    }

    /// <summary>A transaction that is done: its receiver has one outstanding less.</summary>
    private void FreeTransaction(BinderTransaction transaction)
    {
        if (transaction.ToProcess is { } target)
            target.Outstanding--;
        Recycle(transaction);
    }

    /// <summary>A transaction that was refused before it was queued, or withdrawn: everything that it took is given back.</summary>
    private void Abandon(BinderProc target, BinderTransaction transaction)
    {
        if (transaction.Buffer is { } buffer)
        {
            ReleaseContent(target, reader: null, buffer, isDelivered: false);
            ReturnBuffer(target, buffer);
            transaction.Buffer = null;
        }

        Recycle(transaction);
    }

    private void Recycle(BinderTransaction transaction)
    {
        if (transaction.Buffer is { } buffer)
            buffer.Transaction = null;
        ReleaseFiles(transaction);
        transaction.Account!.Release(BinderResource.Transactions);
        transaction.Reset();
        _transactionPool.Return(transaction);
        _transactionCount--;
    }
}
