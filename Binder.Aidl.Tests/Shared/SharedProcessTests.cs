using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Devices.Shared;
using Binder.Interop;
using Binder.Protocol;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>Processes and threads: their coming, their going, and what concerns them as a whole.</summary>
public sealed class SharedProcessTests : IDisposable
{
    private readonly SharedDriver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Fact]
    public void TheDeviceIsNamedByItsSocket()
    {
        using RawProcess process = _driver.Open();

        Assert.Equal("unix:" + _driver.SocketPath, process.Connection.Device);
        Assert.Equal(Errno.None, process.Connection.GetVersion(out int version));
        Assert.Equal(8, version);
    }

    [Theory]
    [InlineData(1, 4096)]
    [InlineData(4096, 4096)]
    [InlineData(4097, 8192)]
    [InlineData(BinderProtocol.MaxAreaSize, BinderProtocol.MaxAreaSize)]
    [InlineData(int.MaxValue, BinderProtocol.MaxAreaSize)]
    public void AnAreaHasWholePagesUpToItsLimit(int wanted, int size)
    {
        using RawProcess process = _driver.Open(areaSize: 0);

        Assert.Equal(Errno.None, process.Connection.Map(wanted));

        Assert.Equal(size, process.Connection.AreaSize);
        Assert.NotEqual(0, process.Connection.AreaAddress);
    }

    [Fact]
    public void AnAreaIsMappedOnceAndReadOnly()
    {
        using RawProcess process = _driver.Open();

        Assert.Equal(Errno.EBUSY, process.Connection.Map(4096));
        string address = process.Connection.AreaAddress.ToString("x", null);
        string mapping = Assert.Single(File.ReadLines("/proc/self/maps"), line => line.StartsWith(address + "-", StringComparison.Ordinal));
        Assert.Contains(" r--s ", mapping, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAreaOfNothingIsAnError()
    {
        using RawProcess process = _driver.Open(areaSize: 0);

        Assert.Equal(Errno.EINVAL, process.Connection.Map(0));
        Assert.Equal(Errno.EINVAL, process.Connection.Map(-1));
    }

    [Fact]
    public void AProcessWithoutAnAreaReceivesNothing()
    {
        using RawProcess server = _driver.Open(areaSize: 0);
        server.BecomeContextManager();
        using RawProcess client = _driver.Open();

        Assert.Equal([BR_NOOP, BR_DEAD_REPLY], client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1)).Codes);
    }

    [Fact]
    public void AnUnmappedAreaReceivesNothing()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();

        Assert.Equal(Errno.None, ((SharedConnection)server.Connection).Unmap());

        Assert.Equal([BR_NOOP, BR_DEAD_REPLY], client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1)).Codes);
    }

    [Fact]
    public void OneProcessIsContextManager()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();

        Assert.Equal(Errno.EBUSY, client.Connection.SetContextManager(default));
    }

    [Fact]
    public void NodesAreShownToTheirOwnerAndTheContextManager()
    {
        using RawProcess server = _driver.OpenManager();
        binder_node_debug_info node = new() { ptr = 0 };
        binder_node_info_for_ref reference = new() { handle = 1 };

        Assert.Equal(Errno.None, server.Connection.GetNodeDebugInfo(ref node));
        Assert.Equal(Errno.EINVAL, server.Connection.GetNodeInfoForRef(ref reference));
        Assert.Equal(0u, node.has_strong_ref);
    }

    [Fact]
    public void ClosingTheConnectionIsADeath()
    {
        RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        client.Main.Write(Bc.Acquire(0), Bc.RequestDeath(0, cookie: 33));

        server.Dispose();

        Br obituary = client.Main.Read();
        Assert.Equal([BR_NOOP, BR_DEAD_BINDER], obituary.Codes);
        Assert.Equal(33ul, obituary.Cookie);
    }

    [Fact]
    public void ACallUnderWayEndsWithItsServer()
    {
        RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        client.Main.Write(Bc.Transaction(0, 1));
        _ = server.Main.Read();

        server.Dispose();

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_DEAD_REPLY], client.Main.Read().Codes);
    }

    [Fact]
    public void ClosingAThreadEndsItsCallsAlone()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        RawThread worker = server.OpenThreadOfItsOwn();
        worker.Write(Bc.EnterLooper());
        client.Main.Write(Bc.Transaction(0, 1));
        Assert.Equal([BR_NOOP, BR_TRANSACTION], worker.Read().Codes);

        worker.Dispose();

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_DEAD_REPLY], client.Main.Read().Codes);
        client.Main.Write(Bc.Transaction(0, 2));
        Assert.Equal(2u, server.Main.Read().Transaction.code);
    }

    [Fact]
    public void ANumberOfAThreadThatLeftWithoutAWordIsUsedAgain()
    {
        using RawProcess process = _driver.Open();
        RawThread forgotten = process.Main;

        using RawThread next = process.OpenThread(); // of the same thread number

        Assert.Equal(Errno.EAGAIN, next.Read(WriteReadMode.NonBlocking).Error);
        Assert.Equal(Errno.EBADF, forgotten.Read(WriteReadMode.NonBlocking).Error);
        Assert.Empty(_driver.Log);
    }

    [Theory]
    [InlineData(WriteReadMode.Blocking)]
    [InlineData(WriteReadMode.UntilWork)]
    internal void FlushingLetsAReaderReturn(WriteReadMode mode)
    {
        using RawProcess process = _driver.Open();
        using ManualResetEventSlim opened = new();
        Br? read = null;
        Thread reader = new(() =>
        {
            using RawThread thread = process.OpenThread();
            opened.Set();
            read = thread.Read(mode);
        });
        reader.Start();
        opened.Wait(TestContext.Current.CancellationToken);

        process.Connection.Flush();
        reader.Join();

        Assert.Equal([BR_NOOP], read!.Codes);
    }

    [Fact]
    public void DisposingAConnectionEndsItsReaders()
    {
        RawProcess process = _driver.Open();
        using ManualResetEventSlim opened = new();
        Errno error = Errno.None;
        Thread reader = new(() =>
        {
            using RawThread thread = process.OpenThread();
            opened.Set();
            error = thread.Read().Error;
        });
        reader.Start();
        opened.Wait(TestContext.Current.CancellationToken);

        process.Connection.Dispose();
        reader.Join();

        Assert.Equal(Errno.EBADF, error);
        Assert.Equal(Errno.EBADF, process.Connection.SetMaxThreads(1));
        Assert.Equal(Errno.EBADF, process.Connection.GetVersion(out _));
        _ = Assert.Throws<BinderDeviceException>(process.Connection.OpenThread);
        process.Dispose();
    }

    [Fact]
    public void ADisposedThreadAnswersThatItIsClosed()
    {
        using RawProcess process = _driver.Open();

        process.Main.Dispose();

        Assert.Equal(Errno.EBADF, process.Main.Read().Error);
        Assert.Equal(Errno.EBADF, process.Main.Device.GetExtendedError(out _));
    }

    [Fact]
    public void WithoutTheDaemonEverythingIsClosed()
    {
        using RawProcess process = _driver.Open();

        _driver.Daemon.Dispose();

        Assert.Equal(Errno.EBADF, process.Main.Read().Error);
        Assert.Equal(Errno.EBADF, process.Connection.SetMaxThreads(1));
        Assert.Equal(Errno.EBADF, process.Main.Device.GetExtendedError(out _));
        Assert.Equal(default, _driver.Daemon.State);
    }

    [Fact]
    public void FreezingRefusesCallsUntilTheProcessIsThawed()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        binder_frozen_status_info status = new() { pid = 1 };

        Assert.Equal(Errno.None, client.Connection.Freeze(new binder_freeze_info { pid = 1, enable = 1 }));
        Assert.Equal([BR_NOOP, BR_FROZEN_REPLY], client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1)).Codes);
        Assert.Equal(Errno.None, client.Connection.GetFrozenInfo(ref status));
        Assert.Equal(Errno.None, client.Connection.Freeze(new binder_freeze_info { pid = 1 }));

        Assert.Equal(1u, status.sync_recv);
        client.Main.Write(Bc.Transaction(0, 2));
        Assert.Equal(2u, server.Main.Read().Transaction.code);
    }

    [Fact]
    public async Task FreezingWaitsUntilNothingIsUnderWay()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        using RawProcess freezer = _driver.Open();
        client.Main.Write(Bc.Transaction(0, 1));
        Assert.Equal(Errno.EAGAIN, freezer.Connection.Freeze(new binder_freeze_info { pid = 1, enable = 1 }));

        Task<Errno> freezing = Task.Run(() => freezer.Connection.Freeze(new binder_freeze_info { pid = 1, enable = 1, timeout_ms = 60_000 }));
        _ = server.Main.Read();
        server.Main.Write(Bc.Reply());

        Assert.Equal(Errno.None, await freezing);
    }

    [Fact]
    public async Task CallsAreRefusedWhileAFreezeWaitsAndWhoAskedHearsOfItsEnd()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        using RawProcess watcher = _driver.Open();
        watcher.Main.Write(Bc.Acquire(0), Bc.RequestFreeze(0, 42));
        Assert.Equal(0u, watcher.Main.Read().FrozenState.is_frozen);
        watcher.Main.Write(Bc.FreezeDone(42));
        using RawSocket freezer = BeginFreezing(server, client);
        Task<Br> reading = Task.Run(() => watcher.Main.Read(), TestContext.Current.CancellationToken);
        _ = _driver.Until(state => state.Waiting == 2);

        Assert.Equal([BR_NOOP, BR_FROZEN_REPLY], watcher.OpenThreadOfItsOwn().WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1)).Codes);
        server.Main.Write(Bc.Reply());

        Assert.Equal(0u, freezer.Receive<ControlFrame>().OperationOrErrno);
        Br news = await reading.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Equal((42ul, 1u), (news.FrozenState.cookie, news.FrozenState.is_frozen));
    }

    [Fact]
    public void AFreezeWhoseProcessIsGoneIsUndone()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        using RawProcess other = _driver.Open();
        using (RawSocket freezer = BeginFreezing(server, client))
            Assert.Equal([BR_NOOP, BR_FROZEN_REPLY], other.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1)).Codes);

        _ = _driver.Until(state => state.Driver.Processes == 3);

        other.Main.Write(Bc.Transaction(0, 2));
        server.Main.Write(Bc.Reply());
        Assert.Equal(2u, server.Main.Read(WriteReadMode.UntilWork).Transaction.code);
    }

    [Fact]
    public async Task WhileAFreezeWaitsItsProcessAsksOtherThingsAndEnds()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        RawProcess freezer = _driver.Open();
        client.Main.Write(Bc.Transaction(0, 1));
        Task<Errno> freezing = Task.Run(() => freezer.Connection.Freeze(new binder_freeze_info { pid = 1, enable = 1, timeout_ms = 60_000 }));
        _ = _driver.Until(static state => state.Waiting == 1);

        await Task.Run(freezer.Connection.Flush, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        freezer.Dispose();

        Assert.Equal(Errno.EBADF, await freezing);
    }

    // The server has read a call of the client, which keeps it from being frozen.
    private RawSocket BeginFreezing(RawProcess server, RawProcess client)
    {
        client.Main.Write(Bc.Transaction(0, 1));
        _ = server.Main.Read();
        RawSocket freezer = new(_driver.SocketPath);
        _ = freezer.GreetAsProcess();
        ControlFrame request = RawSocket.Control(ControlOperation.Freeze);
        MemoryMarshal.Write(request.Argument, new binder_freeze_info { pid = 1, enable = 1, timeout_ms = 60_000 });
        freezer.Send(request);
        _ = _driver.Until(static state => state.Waiting == 1);
        return freezer;
    }

    [Fact]
    public void FreezingGivesUpAfterItsTimeout()
    {
        using RawProcess server = _driver.OpenManager();
        using RawProcess client = _driver.Open();
        client.Main.Write(Bc.Transaction(0, 1));

        Assert.Equal(Errno.EAGAIN, client.Connection.Freeze(new binder_freeze_info { pid = 1, enable = 1, timeout_ms = 1 }));
    }

    [Fact]
    public void AThreadsNumberIsOneOfItsProcess()
    {
        Assert.True(Libc.IsThreadOf(Environment.ProcessId, Libc.GetThreadId()));
        Assert.False(Libc.IsThreadOf(Environment.ProcessId, tid: 1));
    }

    [Fact]
    public void NothingIsLeftOfProcessesThatAreGone()
    {
        for (int i = 0; i < 20; i++)
        {
            using RawProcess server = _driver.OpenManager();
            using RawProcess client = _driver.Open();
            client.Main.Write(Bc.Acquire(0), Bc.RequestDeath(0, 1), Bc.Transaction(0, 1, Pinned.Pattern(100)));
            client.Main.Write(Bc.Transaction(0, 2, flags: 1));
            _ = server.Main.Read();
        }

        _driver.AssertEmpties();
    }
}
