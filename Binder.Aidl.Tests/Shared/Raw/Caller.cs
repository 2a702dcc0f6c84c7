using System.Runtime.CompilerServices;
using Binder.Devices;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>Calls the context manager again and again, and allocates nothing while it does.</summary>
internal sealed unsafe class Caller(RawThread thread, Pinned data)
{
    private readonly Pinned _commands = new(128);
    private readonly Pinned _read = new(256);
    private ulong _unfreed;

    public void Call(int times)
    {
        for (int i = 0; i < times; i++)
            Call();
    }

    private void Call()
    {
        binder_write_read io = new() { write_buffer = _commands.Address, read_buffer = _read.Address, read_size = (ulong)_read.Length };
        if (_unfreed != 0)
        {
            Write(ref io, BinderCommand.BC_FREE_BUFFER);
            Write(ref io, _unfreed);
        }

        Write(ref io, BinderCommand.BC_TRANSACTION);
        Write(ref io, new binder_transaction_data { data_size = (ulong)data.Length, buffer = data.Address, flags = 0x10 });
        if (thread.Device.WriteRead(ref io, WriteReadMode.UntilWork) != Errno.None || io.read_consumed != 4 + 4 + 4 + 64)
            Assert.Fail("There is no reply.");

        _unfreed = ((binder_transaction_data*)(_read.Address + 12))->buffer;
    }

    private void Write<T>(ref binder_write_read io, in T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned((byte*)_commands.Address + io.write_size, value);
        io.write_size += (ulong)sizeof(T);
    }
}
