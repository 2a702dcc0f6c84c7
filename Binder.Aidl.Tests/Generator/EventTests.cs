using Binder.Aidl.Tests.Generator.Loopback;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Events of a remote object.</summary>
public sealed class EventTests
{
    private readonly Gauge _gauge = new();
    private readonly LoopbackBinder _binder;
    private readonly IGauge _proxy;
    private readonly List<string> _heard = [];

    public EventTests()
    {
        _binder = new LoopbackBinder(_gauge);
        _proxy = _binder.As<IGauge>();
    }

    [Fact]
    public void AHandlerHearsWhatTheImplementationRaises()
    {
        _proxy.Counted += value => _heard.Add($"counted {value}");

        _proxy.Reset(7);

        Assert.Equal(["counted 7"], _heard);
    }

    [Fact]
    public void TheSenderIsTheProxyAndArgumentsTravel()
    {
        object? sender = null;
        _proxy.Changed += (from, person) =>
        {
            sender = from;
            _heard.Add(person.Name);
        };
        _proxy.Ended += (from, arguments) => _heard.Add($"{ReferenceEquals(from, _proxy)} {ReferenceEquals(arguments, EventArgs.Empty)}");

        int tries = 0;
        _proxy.Read(ref tries, out _);
        _gauge.End();

        Assert.Same(_proxy, sender);
        Assert.Equal(["reader", "True True"], _heard);
    }

    [Fact]
    public void ManyHandlersAreOneListener()
    {
        Action<int> first = value => _heard.Add($"first {value}");
        Action<int> second = value => _heard.Add($"second {value}");

        _proxy.Counted += first;
        _proxy.Counted += second;
        Assert.Equal(1, _gauge.Handlers);

        _proxy.Counted -= first;
        _proxy.Reset(1);
        Assert.Equal(["second 1"], _heard);

        _proxy.Counted -= second;
        Assert.Equal(0, _gauge.Handlers);
        _proxy.Reset(2);
        Assert.Equal(["second 1"], _heard);
    }

    [Fact]
    public void AnEventCanBeSubscribedAgain()
    {
        Action<int> handler = value => _heard.Add($"{value}");
        _proxy.Counted += handler;
        _proxy.Counted -= handler;
        _proxy.Counted -= handler;

        _proxy.Counted += handler;
        _proxy.Reset(3);

        Assert.Equal(["3"], _heard);
    }

    [Fact]
    public void ADisposedProxyTakesItsListenersBack()
    {
        _proxy.Counted += value => _heard.Add($"{value}");
        _proxy.Ended += (_, _) => { };

        ((IDisposable)_proxy).Dispose();

        Assert.Equal(0, _gauge.Handlers);
    }

    [Fact]
    public void AnEventIsHeardThroughAnInheritedInterface()
    {
        ICounted counted = _binder.As<ICounted>();
        counted.Counted += value => _heard.Add($"{value}");

        _gauge.Reset(5);

        Assert.Equal(["5"], _heard);
    }

    [Fact]
    public void AnEventHasABoundedNumberOfListenersOfACaller()
    {
        BpGauge[] proxies = [.. Enumerable.Range(0, EventListenerLimits.PerCaller + 1).Select(_ => new BpGauge(_binder))];
        foreach (BpGauge proxy in proxies.SkipLast(1))
            proxy.Counted += static _ => { };

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => proxies[^1].Counted += static _ => { });
        Assert.Equal($"The process {Environment.ProcessId} has added 256 listeners to the event, which is all that one may add.", e.Message);
        Assert.Equal(EventListenerLimits.PerCaller, _gauge.Handlers);

        proxies[0].Dispose();
        proxies[^1].Counted += static _ => { };
        Assert.Equal(EventListenerLimits.PerCaller, _gauge.Handlers);
    }

    [Fact]
    public void AnEventHasABoundedNumberOfListenersInAll()
    {
        EventListeners<Action> listeners = new();
        Action? handlers = null;
        for (int i = 0; i < EventListenerLimits.PerEvent; i++)
            Add(new EventCaller(Uid: 1, Pid: i + 1));

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => Add(new EventCaller(1, 100_000)));
        Assert.Equal("The event has 4096 listeners, which is all that it can have.", e.Message);

        void Add(EventCaller caller) => listeners.Add(new Listener(), caller, static () => { }, added => handlers += added, removed => handlers -= removed);
    }

    private sealed class Listener : BnCountedCountedListener
    {
        public override void OnCounted(int value)
        {
        }
    }

    [Fact]
    public void AFailedSubscriptionLeavesNoHandler()
    {
        _binder.Tamper = static data => data.WriteInt32(0);
        Assert.Throws<BadParcelableException>(() => _proxy.Counted += value => _heard.Add($"{value}"));
        _binder.Tamper = null;

        _proxy.Counted += value => _heard.Add($"second {value}");
        _proxy.Reset(1);

        Assert.Equal(["second 1"], _heard);
    }
}
