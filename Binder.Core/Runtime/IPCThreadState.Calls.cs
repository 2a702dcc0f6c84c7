using System.Buffers.Binary;
using Binder.Devices;
using Binder.Protocol;

namespace Binder;

public sealed partial class IPCThreadState
{
    private binder_extended_error _lastFailure;

    /// <summary>Sends one transaction and waits for what it needs: the reply, or for a one-way call the driver's receipt.</summary>
    internal StatusCode Transact(uint handle, uint code, Parcel data, Parcel reply, TransactionFlags flags)
    {
        reply.Reset();
        _lastFailure = default;
        if (Process.IsStopping)
            return StatusCode.NoInit;
        try
        {
            data.Flatten(Process);
        }
        catch (InvalidOperationException)
        {
            return StatusCode.InvalidOperation;
        }

        binder_transaction_data transaction = Describe(data, code, flags | TransactionFlags.AcceptFds);
        transaction.target = handle;
        _out.Append(BinderCommand.BC_TRANSACTION, transaction);
        StatusCode status = WaitForResponse((flags & TransactionFlags.Oneway) != 0 ? null : reply);
        // Until it is acknowledged that an object is in use, its end is not announced; this thread may not call again for long.
        if (_owesAcknowledgement && !IsBusy)
            FlushCommands();
        return status;
    }

    /// <summary>The exception for a failed transaction of this thread, with what the driver knows about the cause.</summary>
    internal RemoteException ExplainFailure(StatusCode status, string operation)
    {
        binder_extended_error failure = _lastFailure;
        _lastFailure = default;
        return (status, failure.command, failure.param) switch
        {
            (StatusCode.FailedTransaction, BinderReturn.BR_FROZEN_REPLY, _) =>
                new FrozenObjectException($"{operation}: the process of the object is frozen."),
            (StatusCode.FailedTransaction, _, -(int)Errno.ENOSPC) =>
                new TransactionTooLargeException($"{operation}: the receiver has no room for it; send less at once or pass a file descriptor."),
            (StatusCode.FailedTransaction, _, < 0) => new RemoteException(
                status, $"{operation}: the driver refused the transaction ({(Errno)(-failure.param)})."),
            (StatusCode.NoInit, _, _) => new RemoteException(
                status, $"{operation}: the device {Process.Device} is closed, or its driver is gone."),
            _ => RemoteException.FromStatus(status, operation),
        };
    }

    private static binder_transaction_data Describe(Parcel parcel, uint code, TransactionFlags flags) => new()
    {
        code = code,
        flags = (uint)flags,
        data_size = (ulong)parcel.DataSize,
        buffer = (ulong)parcel.DataPointer,
        offsets_size = (ulong)parcel.ObjectCount * sizeof(ulong),
        offsets = (ulong)parcel.OffsetsPointer,
    };

    private void Receive(Parcel parcel, in binder_transaction_data transaction) => parcel.SetReceived(
        (nint)transaction.buffer,
        (int)transaction.data_size,
        (nint)transaction.offsets,
        (int)transaction.offsets_size,
        Process,
        this,
        transaction.buffer);

    private StatusCode WaitForResponse(Parcel? reply)
    {
        WriteReadMode mode = reply is null ? WriteReadMode.Blocking : WriteReadMode.UntilWork;
        while (true)
        {
            if (ReceiveReturns(mode) != Errno.None)
                return StatusCode.NoInit;
            if (_in.IsEmpty)
            {
                if (Process.IsStopping)
                    return StatusCode.NoInit;
                continue;
            }

            uint code = _in.ReadCode();
            switch (code)
            {
                case BinderReturn.BR_TRANSACTION_COMPLETE or BinderReturn.BR_ONEWAY_SPAM_SUSPECT
                    or BinderReturn.BR_TRANSACTION_PENDING_FROZEN when HasPendingReply:
                    CompleteReply();
                    break;
                case BinderReturn.BR_DEAD_REPLY or BinderReturn.BR_FAILED_REPLY or BinderReturn.BR_FROZEN_REPLY when HasPendingReply:
                    RefuseReply();
                    break;
                case BinderReturn.BR_TRANSACTION_COMPLETE or BinderReturn.BR_TRANSACTION_PENDING_FROZEN
                    or BinderReturn.BR_ONEWAY_SPAM_SUSPECT:
                    if (code == BinderReturn.BR_ONEWAY_SPAM_SUSPECT)
                        Process.OnOnewaySpamSuspected();
                    if (reply is null)
                        return StatusCode.Ok;
                    break;
                case BinderReturn.BR_DEAD_REPLY:
                    return StatusCode.DeadObject;
                case BinderReturn.BR_FAILED_REPLY or BinderReturn.BR_FROZEN_REPLY:
                    RecordFailure(code);
                    return StatusCode.FailedTransaction;
                case BinderReturn.BR_REPLY:
                    return TakeReply(reply, _in.Read<binder_transaction_data>());
                default:
                    Execute(code);
                    break;
            }

            // A process that stops wakes each of its threads once only.
            if (_in.IsEmpty && Process.IsStopping)
                return StatusCode.NoInit;
        }
    }

    private StatusCode TakeReply(Parcel? reply, in binder_transaction_data transaction)
    {
        if (reply is null)
        {
            Process.FreeBuffer(this, transaction.buffer, (int)transaction.data_size);
            return StatusCode.Ok;
        }

        Receive(reply, transaction);
        if ((transaction.flags & (uint)TransactionFlags.StatusCode) == 0)
            return StatusCode.Ok;

        // Whatever objects it names: the first four bytes are the status.
        StatusCode status = BinaryPrimitives.TryReadInt32LittleEndian(reply.Data, out int value) ? (StatusCode)value : StatusCode.UnknownError;
        reply.Reset();
        return status == StatusCode.Ok ? StatusCode.UnknownError : status;
    }

    private void RecordFailure(uint code)
    {
        if (_device.GetExtendedError(out _lastFailure) != Errno.None || _lastFailure.command != code)
            _lastFailure = new binder_extended_error { command = code };
    }
}
