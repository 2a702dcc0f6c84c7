using Binder.Devices;
using Binder.Devices.Shared;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>A process of the device: its connection, its area, and the calling thread's side.</summary>
internal sealed class RawProcess : IDisposable
{
    public const int AreaSize = 1024 * 1024;

    public RawProcess(string path, int areaSize = AreaSize)
    {
        Connection = SharedDevice.Open(path);
        if (areaSize > 0)
            Assert.Equal(Errno.None, Connection.Map(areaSize));
        Main = OpenThread();
    }

    public BinderConnection Connection { get; }

    public RawThread Main { get; }

    public RawThread OpenThread() => new(Connection.OpenThread());

    /// <summary>A second thread's side, in the hands of the calling thread.</summary>
    public RawThread OpenThreadOfItsOwn()
    {
        RawThread? other = null;
        Thread thread = new(() => other = OpenThread());
        thread.Start();
        thread.Join();
        return other!;
    }

    public void BecomeContextManager()
    {
        flat_binder_object node = new() { type = BinderObjectType.BINDER_TYPE_BINDER, flags = FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS };
        Assert.Equal(Errno.None, Connection.SetContextManager(node));
        Main.Write(Bc.EnterLooper());
    }

    /// <summary>Received memory.</summary>
    public unsafe ReadOnlySpan<byte> Memory(ulong address, ulong length)
    {
        Assert.InRange(address, (ulong)Connection.AreaAddress, (ulong)Connection.AreaAddress + (ulong)Connection.AreaSize - length);
        return new ReadOnlySpan<byte>((void*)address, (int)length);
    }

    public byte[] Data(Br read) => Memory(read.Transaction.buffer, read.Transaction.data_size).ToArray();

    public void Dispose()
    {
        Main.Dispose();
        Connection.Dispose();
    }
}
