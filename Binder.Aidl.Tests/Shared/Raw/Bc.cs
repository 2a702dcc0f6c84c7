using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>Commands as bytes.</summary>
internal static class Bc
{
    public static byte[] Transaction(uint handle, uint code, Pinned? data = null, Pinned? offsets = null, uint flags = 0x10) =>
        Command(BinderCommand.BC_TRANSACTION, Data(handle, code, data, offsets, flags));

    public static byte[] Reply(Pinned? data = null, Pinned? offsets = null, uint flags = 0) =>
        Command(BinderCommand.BC_REPLY, Data(0, 0, data, offsets, flags));

    public static byte[] TransactionSg(uint handle, Pinned data, Pinned offsets, ulong buffersSize) => Command(
        BinderCommand.BC_TRANSACTION_SG,
        new binder_transaction_data_sg { transaction_data = Data(handle, 1, data, offsets, 0x10), buffers_size = buffersSize });

    public static byte[] FreeBuffer(ulong address) => Command(BinderCommand.BC_FREE_BUFFER, address);

    public static byte[] EnterLooper() => Command(BinderCommand.BC_ENTER_LOOPER);

    public static byte[] Acquire(uint handle) => Command(BinderCommand.BC_ACQUIRE, handle);

    public static byte[] RequestDeath(uint handle, ulong cookie) =>
        Command(BinderCommand.BC_REQUEST_DEATH_NOTIFICATION, new binder_handle_cookie { handle = handle, cookie = cookie });

    public static byte[] DeadBinderDone(ulong cookie) => Command(BinderCommand.BC_DEAD_BINDER_DONE, cookie);

    public static byte[] RequestFreeze(uint handle, ulong cookie) =>
        Command(BinderCommand.BC_REQUEST_FREEZE_NOTIFICATION, new binder_handle_cookie { handle = handle, cookie = cookie });

    public static byte[] FreezeDone(ulong cookie) => Command(BinderCommand.BC_FREEZE_NOTIFICATION_DONE, cookie);

    public static byte[] Command(uint code) => BitConverter.GetBytes(code);

    public static byte[] Command<T>(uint code, in T payload)
        where T : unmanaged => [.. BitConverter.GetBytes(code), .. MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in payload))];

    private static binder_transaction_data Data(uint handle, uint code, Pinned? data, Pinned? offsets, uint flags) => new()
    {
        target = handle,
        code = code,
        flags = flags,
        data_size = (ulong)(data?.Length ?? 0),
        offsets_size = (ulong)(offsets?.Length ?? 0),
        buffer = data?.Address ?? 0,
        offsets = offsets?.Address ?? 0,
    };
}
