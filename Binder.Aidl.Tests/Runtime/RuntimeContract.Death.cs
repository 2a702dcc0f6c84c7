using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Deaths, and who hears of them.
public abstract partial class RuntimeContract
{
    [Fact]
    public void ARecipientThatIsLinkedTwiceIsToldTwice()
    {
        Client.StartThreadPool();
        Deaths deaths = new();
        IBinder binder = _proxy.AsBinder();
        binder.LinkToDeath(deaths);
        binder.LinkToDeath(deaths);

        Server.Abort();

        Assert.Same(binder, deaths.Next());
        Assert.Same(binder, deaths.Next());
    }

    [Fact]
    public void OneUnlinkTakesOneLinkBack()
    {
        Client.StartThreadPool();
        Deaths twice = new(), last = new();
        IBinder binder = _proxy.AsBinder();
        binder.LinkToDeath(twice);
        binder.LinkToDeath(twice);
        binder.LinkToDeath(last);

        Assert.True(binder.UnlinkToDeath(twice));
        Server.Abort();

        Assert.Same(binder, last.Next()); // told after all others
        Assert.Same(binder, twice.Next());
        Assert.True(twice.IsEmpty);
    }

    [Fact]
    public void ARecipientThatFailsKeepsTheNewsFromNobody()
    {
        Client.StartThreadPool();
        Deaths deaths = new();
        _proxy.AsBinder().LinkToDeath(new DeathAction(static () => throw new InvalidOperationException("no")));
        _proxy.AsBinder().LinkToDeath(deaths);

        Server.Abort();

        Assert.Same(_proxy.AsBinder(), deaths.Next());
    }

    [Fact]
    public void AProxyWhoseObjectDiedCannotBeSent()
    {
        Client.StartThreadPool();
        IBinder binder = _proxy.AsBinder();
        Deaths deaths = new();
        binder.LinkToDeath(deaths);
        Server.Abort();
        Assert.Same(binder, deaths.Next());
        Assert.True(SpinWait.SpinUntil(() => ((BpBinder)binder).IsReleased, Patience)); // after the last recipient was told
        using Parcel data = Parcel.Obtain();

        Assert.Throws<DeadObjectException>(() => data.WriteStrongBinder(binder));
    }

    [Fact]
    public void ADeathThatHappenedBeforeTheLinkIsToldToo()
    {
        IBinder binder = _proxy.AsBinder();
        Server.Abort();
        Client.StartThreadPool();
        Deaths deaths = new();

        binder.LinkToDeath(deaths); // the client does not know yet

        Assert.Same(binder, deaths.Next());
        Assert.False(binder.IsAlive);
    }

    [Fact]
    public void TheNewsWaitsForAThreadThatTakesIt()
    {
        Deaths deaths = new();
        _proxy.AsBinder().LinkToDeath(deaths);
        Server.Abort();
        Assert.True(deaths.IsEmpty);

        Client.StartThreadPool();

        Assert.Same(_proxy.AsBinder(), deaths.Next());
    }

    [Fact]
    public void ARecipientMayUnlinkAndLinkWhileItIsTold()
    {
        Client.StartThreadPool();
        IBinder binder = _proxy.AsBinder();
        IBinder manager = Client.GetContextObject()!;
        Deaths others = new();
        bool? unlinked = null;
        Exception? linked = null;
        DeathAction recipient = null!;
        recipient = new DeathAction(() =>
        {
            unlinked = binder.UnlinkToDeath(recipient);
            linked = Record.Exception(() => binder.LinkToDeath(others));
            manager.LinkToDeath(others);
            Assert.True(manager.UnlinkToDeath(others));
        });
        binder.LinkToDeath(recipient);

        Server.Abort();

        Await(recipient.Done);
        Assert.False(unlinked);
        Assert.IsType<DeadObjectException>(linked);
    }

    [Fact]
    public void ARecipientThatNobodyElseHoldsIsTold()
    {
        Client.StartThreadPool();
        BlockingCollection<string> told = [];
        LinkForgotten(_proxy.AsBinder(), told);
        Collect();

        Server.Abort();

        Assert.True(told.TryTake(out string? news, Patience));
        Assert.Equal("died", news);
    }

    [Fact]
    public void EveryProxyOfAProcessDiesWithIt()
    {
        Client.StartThreadPool();
        Deaths deaths = new();
        IBinder[] proxies = [.. Enumerable.Range(0, 20).Select(_ => Publish(new TestService()))];
        Array.ForEach(proxies, proxy => proxy.LinkToDeath(deaths));

        Server.Abort();

        Assert.Equal(proxies.ToHashSet(), Enumerable.Range(0, proxies.Length).Select(_ => deaths.Next()).ToHashSet());
    }

    [Fact]
    public void AServerHearsOfTheDeathOfItsClient()
    {
        Deaths deaths = new();
        IBinder watch = Publish(new Answering((data, _) => data.ReadStrongBinder().LinkToDeath(deaths)));
        Assert.Equal(StatusCode.Ok, Call(watch, static data => data.WriteStrongBinder(new TestCallback())));

        Client.Abort();

        Assert.False(deaths.Next().Ping());
    }

    [Fact]
    public void ACallBackToAClientThatDiedMeanwhileFailsAtTheServerAlone()
    {
        using ManualResetEventSlim called = new(), died = new();
        BlockingCollection<Exception?> outcomes = [];
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            ITestCallback callback = data.ReadInterface<ITestCallback>();
            called.Set();
            died.Wait();
            outcomes.Add(Record.Exception(() => callback.Call(1)));
        }));
        StatusCode status = StatusCode.Ok;
        Thread caller = Start(() => status = Call(proxy, static data => data.WriteInterface<ITestCallback>(new TestCallback())));
        Await(called);

        Client.Abort();
        died.Set();

        Assert.True(outcomes.TryTake(out Exception? outcome, Patience));
        Assert.IsType<DeadObjectException>(outcome);
        caller.Join();
        Assert.NotEqual(StatusCode.Ok, status);
        using ProcessState another = ProcessState.Open(Device);
        Assert.Equal(5, new ServiceManager(another).GetService<ITestService>(_name)!.Add(2, 3));
    }

    [Fact]
    public void ADeathInTheMiddleOfAChainReachesItsBeginning()
    {
        using ProcessState third = ProcessState.Open(Device);
        third.StartThreadPool();
        KillsServer end = new(Server);
        string last = Registered(third, new Answering((_, _) => end.Call(0)));
        IBinder through = Publish(new Answering((_, _) => Call(new ServiceManager(Server).GetService(last)!)));

        Assert.Equal(StatusCode.DeadObject, Call(through));
    }

    [Fact]
    public void AOnewayCallToADeadProcessSaysSo()
    {
        Server.Abort();

        Assert.Throws<DeadObjectException>(() => _proxy.Note(1));
        Assert.False(_proxy.AsBinder().IsAlive);
        Assert.False(_proxy.AsBinder().Ping());
        Assert.Throws<DeadObjectException>(() => Publish2());

        IBinder Publish2() => _proxy.AsBinder().GetExtension()!;
    }

    [Fact]
    public void TheDescriptorOfADeadObjectCannotBeAskedAndIsRemembered()
    {
        IBinder asked = Publish(new TestService()), unasked = Publish(new TestService());
        Assert.Equal(ITestService.Descriptor, asked.InterfaceDescriptor);

        Server.Abort();

        Assert.Equal(ITestService.Descriptor, asked.InterfaceDescriptor);
        Assert.Throws<DeadObjectException>(() => unasked.InterfaceDescriptor);
    }

    [Fact]
    public void ADeadObjectCanBePassedOnAndIsDeadThereToo()
    {
        using ProcessState third = ProcessState.Open(Device);
        third.StartThreadPool();
        IBinder dead = Services.GetService(Registered(third, new TestService()))!;
        StatusCode seen = StatusCode.Ok;
        IBinder look = Publish(new Answering((data, _) => seen = Call(data.ReadStrongBinder())));
        third.Abort();
        Assert.False(dead.Ping());

        Assert.Equal(StatusCode.Ok, Call(look, data => data.WriteStrongBinder(dead)));

        Assert.Equal(StatusCode.DeadObject, seen);
    }

    [Fact]
    public void ALocalObjectHasNoDeathToHearOf()
    {
        Deaths deaths = new();

        Assert.Throws<InvalidOperationException>(() => _service.LinkToDeath(deaths));
        Assert.False(_service.UnlinkToDeath(deaths));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LinkForgotten(IBinder binder, BlockingCollection<string> told) =>
        binder.LinkToDeath(new DeathAction(() => told.Add("died")));

    /// <summary>Deaths, one after the other.</summary>
    private sealed class Deaths : IDeathRecipient
    {
        private readonly BlockingCollection<IBinder> _died = [];

        public bool IsEmpty => _died.Count == 0;

        public IBinder Next()
        {
            Assert.True(_died.TryTake(out IBinder? died, Patience), "Nobody died.");
            return died;
        }

        public void BinderDied(IBinder who) => _died.Add(who);
    }
}
