using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Devices.Kernel;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

/// <summary>The device itself, with the service manager of another process as the one who answers.</summary>
[Collection(KernelTests.Name)]
public sealed class KernelConnectionTests : IDisposable
{
    private const int AreaSize = 64 * 1024;
    private const uint Ping = 0x5F504E47; // '_PNG'

    private readonly BinderConnection _connection;

    public KernelConnectionTests(KernelSystem system)
    {
        _connection = BinderDevice.Open(system.Device);
        Assert.Equal(Errno.None, _connection.Map(AreaSize));
    }

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void TheAreaIsMappedOnce()
    {
        Assert.Equal(AreaSize, _connection.AreaSize);
        Assert.Equal(Errno.EBUSY, _connection.Map(AreaSize));
        Assert.Equal(Errno.EINVAL, _connection.Map(0));
    }

    [Fact]
    public void ThereIsOneContextManager() => Assert.Equal(Errno.EBUSY, _connection.SetContextManager(default));

    [Fact]
    public void ACallOfANewThreadReadsOnUntilTheReply()
    {
        using RawThread thread = new(_connection.OpenThread());

        Br read = thread.WriteRead(WriteReadMode.UntilWork, Bc.Transaction(0, Ping));

        Assert.Equal([BinderReturn.BR_NOOP, BinderReturn.BR_TRANSACTION_COMPLETE, BinderReturn.BR_REPLY], read.Codes);
    }

    [Fact]
    public void ACallThatMayNotBlockIsWrittenInAnyCase()
    {
        using RawThread thread = new(_connection.OpenThread());

        Br read = thread.WriteRead(WriteReadMode.NonBlocking, Bc.Transaction(0, Ping));
        if (read.Error == Errno.EAGAIN)
            read = thread.Read(WriteReadMode.UntilWork);

        Assert.Equal(BinderReturn.BR_REPLY, read.Codes[^1]);
        Assert.Equal(Errno.EAGAIN, thread.Read(WriteReadMode.NonBlocking).Error);
    }

    [Fact]
    public void AFailedCallTellsWhy()
    {
        using RawThread thread = new(_connection.OpenThread());

        Br read = thread.WriteRead(WriteReadMode.UntilWork, Bc.Transaction(999, Ping));

        Assert.Equal([BinderReturn.BR_NOOP, BinderReturn.BR_FAILED_REPLY], read.Codes);
        Assert.Equal(Errno.None, thread.Device.GetExtendedError(out binder_extended_error error));
        Assert.Equal((BinderReturn.BR_FAILED_REPLY, -(int)Errno.EINVAL), (error.command, error.param));
    }

    [Fact]
    public async Task AFlushCallsABlockedThreadBack()
    {
        Task<Br> read = StartReading();

        _connection.Flush();

        Br returned = await read.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([BinderReturn.BR_NOOP], returned.Codes);
    }

    [Fact]
    public async Task ClosingEndsABlockedRead()
    {
        Task<Br> read = StartReading();

        _connection.Dispose();

        Assert.Equal(Errno.EBADF, (await read.WaitAsync(TestContext.Current.CancellationToken)).Error);
        Assert.Equal(Errno.EBADF, _connection.SetMaxThreads(1));
        Assert.Throws<BinderDeviceException>(_connection.OpenThread);
    }

    [Fact]
    public unsafe void ReceivedMemoryIsReadableAfterTheEnd()
    {
        using RawThread thread = new(_connection.OpenThread());
        ulong received = thread.WriteRead(WriteReadMode.UntilWork, Bc.Transaction(0, Ping)).Transaction.buffer;
        Assert.InRange(received, (ulong)_connection.AreaAddress, (ulong)_connection.AreaAddress + AreaSize);

        _connection.Dispose();

        Assert.Equal(0, *(byte*)received);
        GC.KeepAlive(_connection);
    }

    [Fact]
    public void AThreadThatLeftIsClosed()
    {
        BinderDeviceThread thread = _connection.OpenThread();
        thread.Dispose();
        thread.Dispose();

        binder_write_read nothing = default;
        Assert.Equal(Errno.EBADF, thread.WriteRead(ref nothing, WriteReadMode.Blocking));
    }

    [Fact]
    public void OpenConnectionsAreNotMistakenForOneAnother()
    {
        using BinderConnection another = BinderDevice.Open(KernelDevice.DefaultPath);

        Assert.Equal(Errno.None, another.Map(AreaSize));
        Assert.NotEqual(_connection.AreaAddress, another.AreaAddress);
    }

    // Returns when the thread blocks in the driver: it is warm, and its looper says that it waits.
    private Task<Br> StartReading()
    {
        TaskCompletionSource<int> warm = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource<Br> result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            using RawThread thread = new(_connection.OpenThread());
            thread.Write(Bc.EnterLooper());
            warm.SetResult(Interop.Libc.GetThreadId());
            result.SetResult(thread.Read(WriteReadMode.UntilWork));
        })
        { IsBackground = true }.Start();

        int tid = warm.Task.GetAwaiter().GetResult();
        while (!File.ReadAllText($"/proc/self/task/{tid}/syscall").StartsWith("16 ", StringComparison.Ordinal)) // ioctl
            Thread.Yield();
        return result.Task;
    }
}
