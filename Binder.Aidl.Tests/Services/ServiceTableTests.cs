using Binder.Aidl.Tests.Runtime;
using Xunit;

namespace Binder.Aidl.Tests.Services;

/// <summary>What the service manager keeps, asked in its own process.</summary>
public sealed class ServiceTableTests : IDisposable
{
    private readonly string _device = $"inproc:{Guid.NewGuid():N}";
    private readonly ProcessState _process;
    private readonly ServiceManagerService _manager;

    public ServiceTableTests()
    {
        _process = ProcessState.Open(_device);
        _manager = ServiceManagerService.Serve(_process);
        _process.StartThreadPool();
    }

    public void Dispose() => _process.Dispose();

    [Fact]
    public void AServiceThatIsDeadAlreadyReplacesNone()
    {
        using ProcessState living = ProcessState.Open(_device);
        living.StartThreadPool();
        new ServiceManager(living).AddService("living", new TestService());
        using ProcessState dying = ProcessState.Open(_device);
        new ServiceManager(dying).AddService("dying", new TestService());
        IBinder dead = _manager.GetService("dying")!;
        dying.Abort();
        Assert.False(dead.Ping());

        Assert.Throws<InvalidOperationException>(() => _manager.AddService("living", dead, false, IServiceManager.DumpFlagPriorityDefault));

        Assert.True(_manager.GetService("living")!.Ping());
    }
}
