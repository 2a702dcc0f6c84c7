using System.Runtime.InteropServices;
using Binder.Devices;
using Binder.Protocol;

namespace Binder;

public sealed partial class IPCThreadState
{
    private const int SmallBuffer = 1024;
    private const int HeldCommands = 256; // bytes

    private readonly Queue<(uint Code, ulong Ptr)> _decrements = [];
    private readonly Queue<Parcel> _pendingReplies = [];
    private bool _pendingReplyMustEnd;
    private int _heldBytes;
    private bool _owesAcknowledgement;

    private bool HasPendingReply => _pendingReplies.Count > 0;

    private bool IsBusy => _isLooper || IsServingCall;

    /// <summary>Queues a command of this thread; one that no later call would take along soon is sent at once.</summary>
    internal void Post<T>(uint command, in T payload)
        where T : unmanaged
    {
        _out.Append(command, payload);
        if (!IsBusy)
            FlushCommands();
    }

    /// <summary>Sends a command now: what follows relies on the driver having taken it.</summary>
    internal void PostNow<T>(uint command, in T payload)
        where T : unmanaged
    {
        _out.Append(command, payload);
        FlushCommands();
    }

    /// <summary>Sends a command that the driver may refuse by its error, which would keep all behind it from ever being taken.</summary>
    internal Errno PostAlone<T>(uint command, in T payload)
        where T : unmanaged
    {
        FlushCommands();
        int before = _out.Length;
        _out.Append(command, payload);
        Errno error = TalkWithDriver(receive: false, WriteReadMode.Blocking);
        if (error != Errno.None && before == 0)
            _out.RemoveFirst(_out.Length);
        return error;
    }

    /// <summary>Queues a command to go with the next call, however late that is.</summary>
    internal void PostLazily<T>(uint command, in T payload)
        where T : unmanaged => _out.Append(command, payload);

    /// <summary>Whether a buffer of this size may wait for the thread's next call: some small ones, and larger ones while the area has room.</summary>
    internal bool MayHold(int size) => size <= SmallBuffer ? _out.Length < HeldCommands : TryHold(size);

    private bool TryHold(int size)
    {
        if (IsBusy || !Process.TryHold(size))
            return false;
        _heldBytes += size;
        return true;
    }

    private void EndHold()
    {
        Process.EndHold(_heldBytes);
        _heldBytes = 0;
    }

    private void Execute(uint code)
    {
        switch (code)
        {
            case BinderReturn.BR_NOOP or BinderReturn.BR_OK or BinderReturn.BR_ERROR or BinderReturn.BR_FINISHED:
                break;
            case BinderReturn.BR_SPAWN_LOOPER:
                Process.SpawnPooledThread(isMain: false);
                break;
            case BinderReturn.BR_INCREFS:
                Acknowledge(BinderCommand.BC_INCREFS_DONE, Process.LocalObjects.IncrementWeak);
                break;
            case BinderReturn.BR_ACQUIRE:
                Acknowledge(BinderCommand.BC_ACQUIRE_DONE, Process.LocalObjects.IncrementStrong);
                break;
            case BinderReturn.BR_RELEASE or BinderReturn.BR_DECREFS:
                _decrements.Enqueue((code, _in.Read<binder_ptr_cookie>().ptr));
                break;
            case BinderReturn.BR_TRANSACTION:
                ExecuteTransaction(_in.Read<binder_transaction_data>(), securityContext: 0);
                break;
            case BinderReturn.BR_TRANSACTION_SEC_CTX:
                binder_transaction_data_secctx secure = _in.Read<binder_transaction_data_secctx>();
                ExecuteTransaction(secure.transaction_data, secure.secctx);
                break;
            case BinderReturn.BR_DEAD_BINDER:
                ulong dead = _in.Read<ulong>();
                Process.DeathLinks.Find(dead)?.SendObituary();
                _out.Append(BinderCommand.BC_DEAD_BINDER_DONE, dead);
                break;
            case BinderReturn.BR_CLEAR_DEATH_NOTIFICATION_DONE:
                _in.Read<ulong>();
                break;
            case BinderReturn.BR_FROZEN_BINDER:
                ReportFrozenState(_in.Read<binder_frozen_state_info>());
                break;
            case BinderReturn.BR_CLEAR_FREEZE_NOTIFICATION_DONE:
                _in.Read<ulong>();
                break;
            case BinderReturn.BR_TRANSACTION_COMPLETE or BinderReturn.BR_ONEWAY_SPAM_SUSPECT
                or BinderReturn.BR_TRANSACTION_PENDING_FROZEN when HasPendingReply:
                CompleteReply();
                break;
            case BinderReturn.BR_DEAD_REPLY or BinderReturn.BR_FAILED_REPLY or BinderReturn.BR_FROZEN_REPLY when HasPendingReply:
                RefuseReply();
                break;
            default:
                BinderEventSource.Log.UnexpectedReturn(Process.Device, $"0x{code:X8}");
                _in.Skip(BinderReturn.PayloadSize(code));
                break;
        }
    }

    // The proxy may have been given back meanwhile, and the notification with it: the driver refuses the acknowledgement then.
    private void ReportFrozenState(in binder_frozen_state_info info)
    {
        Process.FreezeLinks.Find(info.cookie)?.ReportFrozenState(info.is_frozen != 0);
        _ = PostAlone(BinderCommand.BC_FREEZE_NOTIFICATION_DONE, info.cookie);
    }

    private void Acknowledge(uint command, Action<ulong> count)
    {
        binder_ptr_cookie node = _in.Read<binder_ptr_cookie>();
        count(node.ptr);
        _out.Append(command, node);
        _owesAcknowledgement = true;
    }

    private void RunQueuedDecrements()
    {
        while (_decrements.TryDequeue(out (uint Code, ulong Ptr) decrement))
        {
            if (decrement.Code == BinderReturn.BR_RELEASE)
                Process.LocalObjects.DecrementStrong(decrement.Ptr);
            else
                Process.LocalObjects.DecrementWeak(decrement.Ptr);
        }
    }

    private void ExecuteTransaction(in binder_transaction_data transaction, ulong securityContext)
    {
        TransactionFlags flags = (TransactionFlags)transaction.flags;
        Parcel reply = Parcel.Obtain();
        StatusCode status;
        using (Parcel data = Parcel.Obtain())
        {
            Receive(data, transaction);
            string? sid = securityContext == 0 ? null : Marshal.PtrToStringUTF8((nint)securityContext);
            (CallerIdentity caller, TransactionFlags last, IPCThreadState? serving) = (_caller, LastTransactionFlags, t_serving);
            _caller = new CallerIdentity(transaction.sender_pid, transaction.sender_euid, sid, false);
            LastTransactionFlags = flags;
            t_serving = this;
            // A call that comes in while an asynchronous implementation waits here is not that implementation's.
            CallFlow? flow = CallFlow.Current;
            if (flow is not null)
                CallFlow.Current = null;
            WorkSource? workSource = WorkSource.BeginCall();
            try
            {
                status = Process.FindTarget(transaction.target)?.Dispatch(transaction.code, data, reply, flags)
                    ?? StatusCode.UnknownTransaction;
            }
            finally
            {
                (_caller, LastTransactionFlags, t_serving) = (caller, last, serving);
                WorkSource.EndCall(workSource);
                if (flow is not null)
                    CallFlow.Current = flow;
            }
        }

        if ((flags & TransactionFlags.Oneway) != 0)
            reply.Dispose();
        else
            QueueReply(reply, status, flags & TransactionFlags.ClearBuffer);
    }

    private void QueueReply(Parcel reply, StatusCode status, TransactionFlags flags)
    {
        if (status == StatusCode.Ok)
        {
            try
            {
                reply.Flatten(Process);
            }
            catch (InvalidOperationException)
            {
                status = StatusCode.InvalidOperation;
            }
        }

        if (status != StatusCode.Ok)
        {
            reply.Reset();
            reply.WriteInt32((int)status);
            flags |= TransactionFlags.StatusCode;
        }

        _out.Append(BinderCommand.BC_REPLY, Describe(reply, 0, flags));
        _pendingReplyMustEnd |= reply.ObjectCount > 0 || (flags & TransactionFlags.ClearBuffer) != 0;
        _pendingReplies.Enqueue(reply);
    }

    private void CompleteReply()
    {
        _pendingReplies.Dequeue().Dispose();
        _pendingReplyMustEnd &= HasPendingReply;
    }

    private void RefuseReply()
    {
        BinderEventSource.Log.ReplyRefused(Process.Device);
        CompleteReply();
    }

    private void DropPendingReplies()
    {
        while (HasPendingReply)
            CompleteReply();
    }
}
