using System.Runtime.CompilerServices;
using Binder.Devices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>A thread of a process that answers every call with what the call brought, and allocates nothing while it does.</summary>
internal sealed unsafe class EchoServer : IDisposable
{
    private readonly RawProcess _process;
    private readonly Pinned _commands = new(256);
    private readonly Pinned _read = new(256);
    private readonly Thread _thread;

    public EchoServer(RawProcess process)
    {
        _process = process;
        using ManualResetEventSlim isThere = new();
        _thread = new Thread(() => Run(isThere)) { IsBackground = true };
        _thread.Start();
        isThere.Wait();
    }

    /// <summary>Closes the process: this ends the thread.</summary>
    public void Dispose()
    {
        _process.Dispose();
        _thread.Join();
    }

    private void Run(ManualResetEventSlim isThere)
    {
        using BinderDeviceThread thread = _process.Connection.OpenThread();
        binder_write_read io = new() { write_buffer = _commands.Address, read_buffer = _read.Address, read_size = (ulong)_read.Length };
        Write(ref io, BinderCommand.BC_ENTER_LOOPER);
        isThere.Set();
        while (thread.WriteRead(ref io, WriteReadMode.UntilWork) == Errno.None)
        {
            byte* end = (byte*)_read.Address + io.read_consumed;
            uint* last = (uint*)(end - sizeof(uint) - sizeof(binder_transaction_data));
            (io.write_size, io.write_consumed) = (0, 0);
            if (io.read_consumed > (ulong)sizeof(binder_transaction_data) && *last == BinderReturn.BR_TRANSACTION)
                Answer(ref io, *(binder_transaction_data*)(last + 1));
            io.read_consumed = 0;
        }
    }

    private void Answer(ref binder_write_read io, binder_transaction_data call)
    {
        Write(ref io, BinderCommand.BC_REPLY);
        Write(ref io, new binder_transaction_data { data_size = call.data_size, buffer = call.buffer });
        Write(ref io, BinderCommand.BC_FREE_BUFFER);
        Write(ref io, call.buffer);
    }

    private void Write<T>(ref binder_write_read io, in T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned((byte*)_commands.Address + io.write_size, value);
        io.write_size += (ulong)sizeof(T);
    }
}
