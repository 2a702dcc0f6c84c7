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
        _manager = ServiceManagerService.Serve(_process, refuseApplicationUids: false, TimeSpan.FromMilliseconds(10));
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

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(0, true)]
    public void AServiceIsReplacedByItsOwnUserAndByRoot(int user, bool isReplaced)
    {
        TestService first = new(), second = new();
        AddAs(1000, first);

        Exception? refusal = Record.Exception(() => AddAs(user, second));

        Assert.Same(isReplaced ? second : first, _manager.GetService("service"));
        Assert.Equal(isReplaced ? null : "Service 'service' is registered by user 1000; user 1001 may not replace it.", refusal?.Message);
        Assert.True(refusal is null or System.Security.SecurityException);

        void AddAs(int uid, TestService service)
        {
            long own = _process.CurrentThread.ClearCallingIdentity();
            _process.CurrentThread.RestoreCallingIdentity(((long)uid << 32) | 77);
            try
            {
                _manager.AddService("service", service, false, IServiceManager.DumpFlagPriorityDefault);
            }
            finally
            {
                _process.CurrentThread.RestoreCallingIdentity(own);
            }
        }
    }

    [Fact]
    public void AServiceBelongsToTheProcessThatRegisteredIt()
    {
        using ProcessState server = ProcessState.Open(_device);
        using ProcessState stranger = ProcessState.Open(_device);
        TestService service = new();
        server.StartThreadPool();
        new ServiceManager(server).AddService("service", service);
        IBinder proxy = new ServiceManager(stranger).GetService("service")!;

        Assert.Throws<NotSupportedException>(() => new ServiceManager(stranger).RegisterClientCallback("service", proxy, new Clients()));
        Assert.Throws<NotSupportedException>(() => new ServiceManager(stranger).TryUnregisterService("service", proxy));
    }

    [Fact]
    public void AClientThatIsGoneAtOnceWasOne()
    {
        using ProcessState server = ProcessState.Open(_device);
        TestService service = new();
        Clients clients = new();
        server.StartThreadPool();
        new ServiceManager(server).AddService("service", service);
        new ServiceManager(server).RegisterClientCallback("service", service, clients);

        _ = _manager.GetService("service"); // nobody but the service manager holds it afterwards

        Assert.True(clients.Next());
        Assert.False(clients.Next());
    }

    private sealed class Clients : BnClientCallback
    {
        private readonly System.Collections.Concurrent.BlockingCollection<bool> _news = [];

        public bool Next()
        {
            Assert.True(_news.TryTake(out bool hasClients, TimeSpan.FromSeconds(30)));
            return hasClients;
        }

        public override void OnClients(IBinder registered, bool hasClients) => _news.Add(hasClients);
    }
}
