using Xunit;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>A service manager and its clients, on a device that no other test uses.</summary>
public abstract class ServiceManagerContract : IDisposable
{
    private readonly string _device;
    private readonly ProcessState _manager;

    protected ServiceManagerContract(string device)
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
