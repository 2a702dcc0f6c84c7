using Binder.Protocol;
using static Binder.Protocol.BinderCommand;

namespace Binder.Driver;

/// <content>The write half of <c>BINDER_WRITE_READ</c>. Source: <c>binder_thread_write</c>.</content>
internal sealed partial class BinderDriver
{
    /// <summary>Carries out a stream of <c>BC_*</c> commands.</summary>
    /// <param name="consumed">Where to start; on return, the end of the last command that was carried out.</param>
    /// <returns>
    /// <see cref="Errno.None"/>, also when a refused transaction stopped the stream before its end: the thread has to read the error first.
    /// <see cref="Errno.EINVAL"/> for an unknown or impossible command, <see cref="Errno.EFAULT"/> for one that runs past the end of the buffer.
    /// </returns>
    public Errno Write(BinderThread thread, ReadOnlySpan<byte> buffer, ref int consumed)
    {
        if (thread.IsDead)
            return Errno.EBADF;
        if (consumed < 0)
            return Errno.EINVAL;
        StopWaiting(thread);
        ForgetDelivery(thread);
        CommandReader input = new(buffer, consumed);
        while (!input.IsAtEnd && !thread.ReturnError.IsSet)
        {
            if (input.Remaining < sizeof(uint))
                return Errno.EFAULT;
            uint command = input.Read<uint>();
            if (!IsKnown(command))
                return Errno.EINVAL;
            if (input.Remaining < PayloadSize(command))
                return Errno.EFAULT;
            CountCommand(thread.Process, command);
            Errno error = Execute(thread, command, ref input);
            if (error != Errno.None)
                return error;
            consumed = input.Position;
        }

        return Errno.None;
    }

    private static bool IsKnown(uint command) => command
        is (>= BC_INCREFS and <= BC_DECREFS)
        or BC_TRANSACTION or BC_REPLY or BC_TRANSACTION_SG or BC_REPLY_SG
        or BC_FREE_BUFFER
        or BC_INCREFS_DONE or BC_ACQUIRE_DONE
        or BC_REGISTER_LOOPER or BC_ENTER_LOOPER or BC_EXIT_LOOPER
        or BC_REQUEST_DEATH_NOTIFICATION or BC_CLEAR_DEATH_NOTIFICATION or BC_DEAD_BINDER_DONE
        or BC_REQUEST_FREEZE_NOTIFICATION or BC_CLEAR_FREEZE_NOTIFICATION or BC_FREEZE_NOTIFICATION_DONE;

    private Errno Execute(BinderThread thread, uint command, ref CommandReader input)
    {
        switch (command)
        {
            case BC_TRANSACTION:
            case BC_REPLY:
                Transact(thread, input.Read<binder_transaction_data>(), buffersSize: 0, command == BC_REPLY);
                return Errno.None;
            case BC_TRANSACTION_SG:
            case BC_REPLY_SG:
                binder_transaction_data_sg gather = input.Read<binder_transaction_data_sg>();
                Transact(thread, gather.transaction_data, gather.buffers_size, command == BC_REPLY_SG);
                return Errno.None;
            case BC_FREE_BUFFER:
                FreeDelivered(thread, input.Read<ulong>());
                return Errno.None;
            case BC_INCREFS:
            case BC_ACQUIRE:
                return IncrementHandle(thread.Process, input.Read<uint>(), isStrong: command == BC_ACQUIRE);
            case BC_RELEASE:
            case BC_DECREFS:
                DecrementHandle(thread.Process, input.Read<uint>(), isStrong: command == BC_RELEASE);
                return Errno.None;
            case BC_INCREFS_DONE:
            case BC_ACQUIRE_DONE:
                Acknowledge(thread.Process, input.Read<binder_ptr_cookie>(), isStrong: command == BC_ACQUIRE_DONE);
                return Errno.None;
            case BC_REGISTER_LOOPER:
                RegisterLooper(thread);
                return Errno.None;
            case BC_ENTER_LOOPER:
                EnterLooper(thread);
                return Errno.None;
            case BC_EXIT_LOOPER:
                thread.Looper |= LooperState.Exited;
                return Errno.None;
            case BC_REQUEST_DEATH_NOTIFICATION:
                RequestDeath(thread, input.Read<binder_handle_cookie>());
                return Errno.None;
            case BC_CLEAR_DEATH_NOTIFICATION:
                ClearDeath(thread, input.Read<binder_handle_cookie>());
                return Errno.None;
            case BC_DEAD_BINDER_DONE:
                AcknowledgeDeath(thread, input.Read<ulong>());
                return Errno.None;
            case BC_REQUEST_FREEZE_NOTIFICATION:
                return RequestFreeze(thread.Process, input.Read<binder_handle_cookie>());
            case BC_CLEAR_FREEZE_NOTIFICATION:
                return ClearFreeze(thread.Process, input.Read<binder_handle_cookie>());
            case BC_FREEZE_NOTIFICATION_DONE:
                return AcknowledgeFreeze(thread.Process, input.Read<ulong>());
            default:
                return Errno.EINVAL;
        }
    }
}
