using Binder.Aidl.Tests.Runtime;
using Xunit;

namespace Binder.Aidl.Tests.Services;

/// <summary>A service manager and its clients, on a device that no other test uses: the manager may be killed and replaced.</summary>
public abstract class ManagerReplacementContract : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _device;
    private ProcessState _manager;

    protected ManagerReplacementContract(string device)
    {
        _device = device;
        _manager = StartManager();
        Client = ProcessState.Open(device);
        Services = new ServiceManager(Client);
    }

    private ProcessState Client { get; }

    private ServiceManager Services { get; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void TheManagerMayBeSentToItself()
    {
        Services.AddService("alias", Client.GetContextObject()!);

        Assert.Equal(["alias", "manager"], Services.ListServices());
        Assert.Equal("android.os.IServiceManager", Services.GetService("alias")!.InterfaceDescriptor);
    }

    [Fact]
    public void AServiceManagerThatWasReplacedIsFoundAgain()
    {
        Assert.Equal(["manager"], Services.ListServices());
        _manager.Dispose();
        Assert.ThrowsAny<RemoteException>(() => Services.ListServices());

        _manager = StartManager();

        Assert.Equal(["manager"], Services.ListServices());
        Services.AddService("test", new TestService());
        Assert.NotNull(new ServiceManager(Client).GetService("test"));
    }

    [Fact]
    public async Task AWaitOutlivesTheServiceManager()
    {
        Task<ITestService> waiting = Services.WaitForServiceAsync<ITestService>("test", TestContext.Current.CancellationToken);
        _manager.Dispose();
        _manager = StartManager();
        using ProcessState server = ProcessState.Open(_device);
        server.StartThreadPool();

        new ServiceManager(server).AddService("test", new TestService());

        Assert.Equal(5, (await waiting.WaitAsync(Patience, TestContext.Current.CancellationToken)).Add(2, 3));
    }

    protected virtual void Dispose(bool disposing)
    {
        Client.Dispose();
        _manager.Dispose();
    }

    private ProcessState StartManager()
    {
        ProcessState manager = ProcessState.Open(_device);
        ServiceManagerService.Serve(manager);
        manager.StartThreadPool();
        return manager;
    }
}
