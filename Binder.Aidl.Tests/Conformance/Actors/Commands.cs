using System.Runtime.InteropServices;
using Binder.Protocol;
using static Binder.Protocol.BinderCommand;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>Builds a stream of <c>BC_*</c> commands, with what they refer to placed in the process's memory.</summary>
internal sealed class Commands(ISpace process)
{
    private readonly List<byte> _stream = [];

    public static byte[] Build(ISpace process, Action<Commands> build)
    {
        Commands commands = new(process);
        build(commands);
        return [.. commands._stream];
    }

    public Commands Call(uint handle, uint code = 1, Action<Message>? message = null, uint flags = TransactionFlag.TF_ACCEPT_FDS) =>
        Send(BC_TRANSACTION, handle, code, flags, message);

    public Commands Oneway(uint handle, uint code = 1, Action<Message>? message = null, uint flags = 0) =>
        Send(BC_TRANSACTION, handle, code, flags | TransactionFlag.TF_ONE_WAY, message);

    public Commands Reply(uint code = 0, Action<Message>? message = null, uint flags = 0, uint handle = 0) =>
        Send(BC_REPLY, handle, code, flags, message);

    public Commands CallGathering(uint handle, ulong buffersSize, Action<Message> message, uint flags = 0) =>
        SendGathering(BC_TRANSACTION_SG, handle, buffersSize, flags, message);

    public Commands ReplyGathering(ulong buffersSize, Action<Message> message) =>
        SendGathering(BC_REPLY_SG, 0, buffersSize, 0, message);

    public Commands FreeBuffer(Received received) => FreeBuffer(received.Transaction.Data.buffer);

    public Commands FreeBuffer(ulong address) => Raw(BC_FREE_BUFFER).Append(address);

    public Commands Increfs(uint handle) => Raw(BC_INCREFS).Append(handle);

    public Commands Acquire(uint handle) => Raw(BC_ACQUIRE).Append(handle);

    public Commands Release(uint handle) => Raw(BC_RELEASE).Append(handle);

    public Commands Decrefs(uint handle) => Raw(BC_DECREFS).Append(handle);

    public Commands IncrefsDone(ulong ptr, ulong cookie) => Raw(BC_INCREFS_DONE).Append(ptr).Append(cookie);

    public Commands AcquireDone(ulong ptr, ulong cookie) => Raw(BC_ACQUIRE_DONE).Append(ptr).Append(cookie);

    public Commands RegisterLooper() => Raw(BC_REGISTER_LOOPER);

    public Commands EnterLooper() => Raw(BC_ENTER_LOOPER);

    public Commands ExitLooper() => Raw(BC_EXIT_LOOPER);

    public Commands RequestDeath(uint handle, ulong cookie) => Raw(BC_REQUEST_DEATH_NOTIFICATION).Append(handle).Append(cookie);

    public Commands ClearDeath(uint handle, ulong cookie) => Raw(BC_CLEAR_DEATH_NOTIFICATION).Append(handle).Append(cookie);

    public Commands DeadBinderDone(ulong cookie) => Raw(BC_DEAD_BINDER_DONE).Append(cookie);

    public Commands RequestFreeze(uint handle, ulong cookie) => Raw(BC_REQUEST_FREEZE_NOTIFICATION).Append(handle).Append(cookie);

    public Commands ClearFreeze(uint handle, ulong cookie) => Raw(BC_CLEAR_FREEZE_NOTIFICATION).Append(handle).Append(cookie);

    public Commands FreezeDone(ulong cookie) => Raw(BC_FREEZE_NOTIFICATION_DONE).Append(cookie);

    /// <summary>A command code, or any other 32-bit word.</summary>
    public Commands Raw(uint word) => Append(word);

    public Commands Transaction(uint command, in binder_transaction_data data) => Raw(command).Append(data);

    public Commands Append<T>(in T value)
        where T : unmanaged
    {
        _stream.AddRange(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
        return this;
    }

    private Commands Send(uint command, uint handle, uint code, uint flags, Action<Message>? build) =>
        Raw(command).Append(Data(handle, code, flags, build));

    private Commands SendGathering(uint command, uint handle, ulong buffersSize, uint flags, Action<Message> build) =>
        Raw(command).Append(Data(handle, 1, flags, build)).Append(buffersSize);

    private binder_transaction_data Data(uint handle, uint code, uint flags, Action<Message>? build)
    {
        Message message = new();
        build?.Invoke(message);
        return message.Place(process) with { target = handle, code = code, flags = flags };
    }
}
