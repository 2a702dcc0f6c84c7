using Binder.Aidl.Tests.Shared;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>A device that is not there, or goes away while a process uses it.</summary>
public sealed class DeviceFailureTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SharedDriver _driver = new();
    private readonly ProcessState _manager;
    private readonly ProcessState _client;

    public DeviceFailureTests()
    {
        _manager = ProcessState.Open(_driver.Daemon.Device);
        ServiceManagerService.Serve(_manager);
        _manager.StartThreadPool();
        _client = ProcessState.Open(_driver.Daemon.Device);
    }

    public void Dispose()
    {
        _client.Dispose();
        _manager.Dispose();
        _driver.Dispose();
    }

    [Fact]
    public void AHandleIsGivenBackToADriverThatIsGone()
    {
        BpBinder proxy = (BpBinder)_client.GetContextObject()!;
        _driver.Daemon.Dispose();

        Thread stranger = new(proxy.Dispose);
        stranger.Start();
        stranger.Join();
        _client.Dispose();

        Assert.True(proxy.IsReleased);
    }

    [Fact]
    public async Task APoolThatStartsAfterTheDriverIsGoneSaysSo()
    {
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _client.DriverGone += (_, _) => gone.SetResult();
        _driver.Daemon.Dispose();

        _client.StartThreadPool();

        await gone.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AWaitForAServiceEndsWithTheDriver()
    {
        Task<IBinder> waiting = new ServiceManager(_client).WaitForServiceAsync("test", TestContext.Current.CancellationToken);

        _driver.Daemon.Dispose();

        Exception? e = await Record.ExceptionAsync(() => waiting.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.True(e is BinderDeviceException or RemoteException { Status: StatusCode.NoInit }, $"{e}");
    }

    [Fact]
    public async Task AWaitForAServiceEndsWithItsProcess()
    {
        Task<IBinder> waiting = new ServiceManager(_client).WaitForServiceAsync("test", CancellationToken.None);

        _client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AHandlerThatFailsKeepsTheNewsFromNobody()
    {
        TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _client.DriverGone += static (_, _) => throw new Unspeakable();
        _client.DriverGone += (_, _) => gone.SetResult();
        _client.StartThreadPool();

        _driver.Daemon.Dispose();

        await gone.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void APoolThatTheDeviceHasNoRoomForIsRefusedAndMayStartLater()
    {
        using SharedDriver driver = new(configure: options => options with { MaxThreadsPerProcess = 1 });
        using ProcessState process = ProcessState.Open(driver.Daemon.Device);
        bool isGone = false;
        process.DriverGone += (_, _) => isGone = true;
        using (IPCThreadStateLease.Take(process))
        {
            Assert.Throws<BinderDeviceException>(process.StartThreadPool);
            Assert.False(process.IsThreadPoolStarted);
        }

        driver.Until(state => state.Connections == 1);
        process.StartThreadPool();

        Assert.True(process.IsThreadPoolStarted);
        Assert.False(isGone);
    }

    [Fact]
    public void TheDefaultDeviceMayAppearLater()
    {
        string? before = Environment.GetEnvironmentVariable("BINDER_DEVICE");
        try
        {
            Environment.SetEnvironmentVariable("BINDER_DEVICE", _driver.Daemon.Device + ".later");
            Assert.Throws<BinderDeviceException>(() => ServiceManager.Default);
            Environment.SetEnvironmentVariable("BINDER_DEVICE", $"inproc:{Guid.NewGuid():N}");

            Assert.NotNull(ServiceManager.Default);
            Assert.Same(ProcessState.Self, ProcessState.Self);
        }
        finally
        {
            Environment.SetEnvironmentVariable("BINDER_DEVICE", before);
        }
    }

    /// <summary>The only thread that the process may have, until disposed.</summary>
    private sealed class IPCThreadStateLease(IPCThreadState state) : IDisposable
    {
        public static IPCThreadStateLease Take(ProcessState process) => new(process.OpenThread());

        public void Dispose() => state.Exit();
    }

    private sealed class Unspeakable : Exception
    {
        public override string ToString() => throw new InvalidOperationException();
    }
}
