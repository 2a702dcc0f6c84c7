using Binder.Devices;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>A thread's side of the device, driven by hand.</summary>
internal sealed class RawThread(BinderDeviceThread thread) : IDisposable
{
    private readonly Pinned _read = new(4096);

    public BinderDeviceThread Device => thread;

    /// <summary>Writes without reading; the driver has to take all of it.</summary>
    public void Write(params byte[][] commands)
    {
        Pinned buffer = new([.. commands.SelectMany(command => command)]);
        binder_write_read io = new() { write_size = (ulong)buffer.Length, write_buffer = buffer.Address };
        Assert.Equal(Errno.None, thread.WriteRead(ref io, WriteReadMode.Blocking));
        Assert.Equal(io.write_size, io.write_consumed);
    }

    public Br Read(WriteReadMode mode = WriteReadMode.Blocking) => WriteRead(mode);

    public Br WriteRead(WriteReadMode mode, params byte[][] commands)
    {
        Pinned buffer = new([.. commands.SelectMany(command => command)]);
        binder_write_read io = new()
        {
            write_size = (ulong)buffer.Length,
            write_buffer = buffer.Address,
            read_size = (ulong)_read.Length,
            read_buffer = _read.Address,
        };
        Errno error = thread.WriteRead(ref io, mode);
        return new Br(error, _read.Bytes[..(int)io.read_consumed]);
    }

    public void Dispose() => thread.Dispose();
}
