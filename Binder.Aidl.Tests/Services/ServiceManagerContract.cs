using Binder.Aidl.Tests.Runtime;
using Xunit;

namespace Binder.Aidl.Tests.Services;

/// <summary>What the service manager does on every device. Source: <c>cmds/servicemanager/test_sm.cpp</c>.</summary>
public abstract class ServiceManagerContract : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ProcessState _server;
    private readonly ProcessState _client;
    private readonly string _name = $"sm.{Guid.NewGuid():N}";

    protected ServiceManagerContract(string device)
    {
        _server = ProcessState.Open(device);
        _client = ProcessState.Open(device);
        _server.StartThreadPool();
    }

    private ServiceManager AtServer => new(_server);

    private ServiceManager AtClient => new(_client);

    private IServiceManager Manager => _client.GetContextObject()!.As<IServiceManager>();

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void TheManagerIsItsOwnFirstService()
    {
        IBinder manager = AtClient.GetService("manager")!;

        Assert.Equal("android.os.IServiceManager", manager.InterfaceDescriptor);
        Assert.Contains("manager", manager.As<IServiceManager>().ListServices(IServiceManager.DumpFlagPriorityDefault));
    }

    [Fact]
    public void ARegisteredServiceIsFoundAndListed()
    {
        AtServer.AddService(_name, new TestService());

        Assert.Equal(3, AtClient.GetService<ITestService>(_name)!.Add(1, 2));
        Assert.NotNull(AtClient.CheckService(_name));
        Assert.Contains(_name, AtClient.ListServices());
        Assert.Contains(AtClient.GetServiceDebugInfo(), info => info.Name == _name);
    }

    [Fact]
    public void AnUnknownNameIsNullWithoutError()
    {
        Assert.Null(AtClient.GetService(_name));
        Assert.Null(AtClient.CheckService(_name));
        Assert.Null(AtClient.GetService<ITestService>(""));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("a", true)]
    [InlineData("A-Z_a.z/0-9", true)]
    [InlineData("happy$foo$foo", false)]
    [InlineData("with space", false)]
    [InlineData("größe", false)]
    public void ANameHasLettersDigitsAndFourSigns(string name, bool isValid)
    {
        Exception? e = Record.Exception(() => AtServer.AddService(name, new TestService()));

        if (isValid)
            Assert.Null(e);
        else
            Assert.Equal("Invalid service name.", Assert.IsType<ArgumentException>(e).Message);
    }

    [Fact]
    public void ANameHas127CharactersAtMost()
    {
        AtServer.AddService(new string('x', 127), new TestService());

        Assert.Throws<ArgumentException>(() => AtServer.AddService(new string('x', 128), new TestService()));
    }

    [Fact]
    public void ANullServiceIsRefusedByStubAndProxy()
    {
        Assert.Throws<ArgumentNullException>(() => AtServer.AddService(_name, null!));
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        data.WriteInterfaceToken(IServiceManager.Descriptor);
        data.WriteString16(_name);
        data.WriteNullableStrongBinder(null);
        data.WriteBool(false);
        data.WriteInt32(8);

        StatusCode status = _client.GetContextObject()!.Transact(IServiceManager.Transactions.AddService, data, reply);

        Assert.Equal(StatusCode.Ok, status);
        Assert.Throws<ArgumentNullException>(reply.ReadException);
    }

    [Fact]
    public void ALaterRegistrationReplacesAnEarlierOne()
    {
        AtServer.AddService(_name, new TestService { Name = "first" });
        AtServer.AddService(_name, new TestService { Name = "second" });

        Assert.Equal("second", AtClient.GetService<ITestService>(_name)!.Name);
        Assert.Single(AtClient.ListServices(), name => name == _name);
    }

    [Fact]
    public void ListsAreFilteredByPriorityAndSorted()
    {
        AtServer.AddService($"{_name}.b", new TestService(), dumpPriority: IServiceManager.DumpFlagPriorityHigh);
        AtServer.AddService($"{_name}.a", new TestService(), dumpPriority: IServiceManager.DumpFlagPriorityHigh | IServiceManager.DumpFlagPriorityNormal);

        string[] high = Own(IServiceManager.DumpFlagPriorityHigh);
        string[] normal = Own(IServiceManager.DumpFlagPriorityNormal);

        Assert.Equal([$"{_name}.a", $"{_name}.b"], high);
        Assert.Equal([$"{_name}.a"], normal);
        Assert.Empty(Own(IServiceManager.DumpFlagPriorityCritical));
        Assert.Equal(2, Own(IServiceManager.DumpFlagPriorityAll).Length);
    }

    [Fact]
    public async Task ARegistrationIsAnnouncedToThoseWhoWaitForIt()
    {
        _client.StartThreadPool();
        Registrations callback = new();
        Manager.RegisterForNotifications(_name, callback);

        AtServer.AddService(_name, new TestService());
        (string name, IBinder binder) = await callback.Next.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(_name, name);
        Assert.Same(AtClient.GetService(_name), binder);
    }

    [Fact]
    public async Task AServiceThatIsThereIsAnnouncedAtOnce()
    {
        _client.StartThreadPool();
        AtServer.AddService(_name, new TestService());
        Registrations callback = new();

        Manager.RegisterForNotifications(_name, callback);

        Assert.Equal(_name, (await callback.Next.WaitAsync(Patience, TestContext.Current.CancellationToken)).Name);
    }

    [Fact]
    public void UnregisteringTwiceIsAnError()
    {
        Registrations callback = new();
        Manager.RegisterForNotifications(_name, callback);
        Manager.UnregisterForNotifications(_name, callback);

        Assert.Equal(
            "Nothing to unregister.",
            Assert.Throws<InvalidOperationException>(() => Manager.UnregisterForNotifications(_name, callback)).Message);
    }

    [Fact]
    public async Task WaitingEndsWithTheRegistration()
    {
        Task<ITestService> waiting = AtClient.WaitForServiceAsync<ITestService>(_name, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        AtServer.AddService(_name, new TestService());

        Assert.Equal(3, (await waiting.WaitAsync(Patience, TestContext.Current.CancellationToken)).Add(1, 2));
        Assert.Equal(3, AtClient.WaitForService<ITestService>(_name, TestContext.Current.CancellationToken).Add(1, 2));
    }

    [Fact]
    public async Task WaitingCanBeCancelled()
    {
        using CancellationTokenSource cancelled = new();
        Task<IBinder> waiting = AtClient.WaitForServiceAsync(_name, cancelled.Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public void AServiceWhoseProcessDiesIsDropped()
    {
        AtServer.AddService(_name, new TestService());

        _server.Abort();

        Assert.True(SpinWait.SpinUntil(() => AtClient.CheckService(_name) is null, Patience)); // the manager has its own time to hear of it
        Assert.DoesNotContain(_name, AtClient.ListServices());
    }

    [Fact]
    public void WhatManifestsWouldSayIsNothing()
    {
        Assert.False(Manager.IsDeclared(_name));
        Assert.Empty(Manager.GetDeclaredInstances("a.IFoo"));
        Assert.Null(Manager.UpdatableViaApex(_name));
        Assert.Empty(Manager.GetUpdatableNames("apex"));
        Assert.Null(Manager.GetConnectionInfo(_name));
    }

    [Fact]
    public void AServerHearsOfItsFirstAndLastClientAndMayGoThen()
    {
        TestService service = new();
        Clients clients = new();
        AtServer.AddService(_name, service);
        IBinder held = AtClient.GetService(_name)!;

        AtServer.RegisterClientCallback(_name, service, clients);
        Assert.Equal((service, true), clients.Next());
        Assert.False(AtServer.TryUnregisterService(_name, service));

        ((BpBinder)held).Dispose();
        Assert.Equal((service, false), clients.Next());
        Assert.True(AtServer.TryUnregisterService(_name, service));

        Assert.Null(AtClient.CheckService(_name));
        Assert.False(AtServer.TryUnregisterService(_name, service));
    }

    [Fact]
    public async Task AServerMayTakeItsServiceBackWhileItIsToldThatTheLastClientLeft()
    {
        TestService service = new();
        LazyServer server = new(() => AtServer.TryUnregisterService(_name, service));
        AtServer.AddService(_name, service);
        IBinder held = AtClient.GetService(_name)!;
        AtServer.RegisterClientCallback(_name, service, server);

        ((BpBinder)held).Dispose();

        Assert.True(await server.HasUnregistered.WaitAsync(Patience, TestContext.Current.CancellationToken));
        Assert.Null(AtClient.CheckService(_name));
    }

    [Fact]
    public void ClientsAreCountedForTheServerOfTheServiceAlone()
    {
        TestService service = new(), another = new();
        Clients clients = new();
        AtServer.AddService(_name, service);

        Assert.Throws<ArgumentException>(() => AtServer.RegisterClientCallback(_name + ".other", service, clients));
        Assert.Throws<ArgumentException>(() => AtServer.RegisterClientCallback(_name, another, clients));
        Assert.False(AtServer.TryUnregisterService(_name, another));
        Assert.False(AtServer.TryUnregisterService(_name, service)); // nobody counts its clients
        Assert.NotNull(AtClient.CheckService(_name));
    }

    private string[] Own(int priority) =>
        [.. AtClient.ListServices(priority).Where(name => name.StartsWith(_name, StringComparison.Ordinal))];

    private sealed class LazyServer(Func<bool> tryUnregister) : BnClientCallback
    {
        private readonly TaskCompletionSource<bool> _hasUnregistered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<bool> HasUnregistered => _hasUnregistered.Task;

        public override void OnClients(IBinder registered, bool hasClients)
        {
            if (!hasClients)
                _hasUnregistered.SetResult(tryUnregister());
        }
    }

    private sealed class Clients : BnClientCallback
    {
        private readonly System.Collections.Concurrent.BlockingCollection<(IBinder, bool)> _news = [];

        public (IBinder Service, bool HasClients) Next()
        {
            Assert.True(_news.TryTake(out (IBinder, bool) news, Patience));
            return news;
        }

        public override void OnClients(IBinder registered, bool hasClients) => _news.Add((registered, hasClients));
    }

    private sealed class Registrations : BnServiceCallback
    {
        private readonly TaskCompletionSource<(string Name, IBinder Binder)> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<(string Name, IBinder Binder)> Next => _next.Task;

        public override void OnRegistration(string name, IBinder binder) => _next.TrySetResult((name, binder));
    }
}
