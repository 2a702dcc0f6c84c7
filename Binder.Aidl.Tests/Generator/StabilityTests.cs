using Binder.Aidl.Tests.Parcels;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Objects of an interface with <c>[VintfStability]</c> say so wherever they go.</summary>
public sealed class StabilityTests
{
    // A local object: BINDER_TYPE_BINDER, its flags, and no number before the driver is told of it.
    private const string Local = "852a6273 13010000 00000000 00000000 00000000 00000000";

    [Fact]
    public void AnObjectIsStableFromTheBeginning()
    {
        Stable stable = new();

        Assert.Equal(Stability.Vintf, stable.Stability);
        Assert.Equal($"{Local} 3f000000", Wire.Hex(Wire.Written(p => p.WriteInterface<IStable>(stable))));
        Assert.Equal(Stability.Vintf, new StableDelegator(stable).Stability);
        Assert.Throws<InvalidOperationException>(() => stable.Stability = Stability.System);
    }

    [Fact]
    public void AnObjectOfAnotherInterfaceIsTheSystems()
    {
        Unstable unstable = new();

        Assert.Equal($"{Local} 0c000000", Wire.Hex(Wire.Written(p => p.WriteInterface<IUnstable>(unstable))));
        Assert.Equal(Stability.System, unstable.Stability);
    }

    [Fact]
    public void ListenersOfItsEventsAreStableToo()
    {
        Listener listener = new();

        Assert.Equal($"{Local} 3f000000", Wire.Hex(Wire.Written(p => p.WriteInterface<IStableTickedListener>(listener))));
    }

    [Fact]
    public void TheOtherSideSeesIt()
    {
        string device = $"inproc:{Guid.NewGuid():N}";
        using ProcessState server = ProcessState.Open(device);
        using ProcessState client = ProcessState.Open(device);
        server.BecomeContextManager(new Directory(new Stable()));
        server.StartThreadPool();

        IStable stable = IDirectory.AsInterface(client.GetContextObject()!).Stable;

        Assert.Equal(Stability.Vintf, Assert.IsType<BpBinder>(stable.AsBinder()).Stability);
        Assert.Equal(7, stable.Count(7));
    }

    private sealed class Stable : BnStable
    {
        public override event Action<int>? Ticked;

        public override int Count(int from)
        {
            Ticked?.Invoke(from);
            return from;
        }
    }

    private sealed class Listener : BnStableTickedListener
    {
        public override void OnTicked(int value)
        {
        }
    }

    private sealed class Unstable : BnUnstable
    {
        public override int Count(int from) => from;
    }

    private sealed class Directory(IStable stable) : BnDirectory
    {
        public override IStable Stable => stable;
    }
}

[BinderInterface("test.IStable", HasDelegator = true), VintfStability]
public partial interface IStable : IInterface
{
    event Action<int>? Ticked;

    int Count(int from);
}

[BinderInterface("test.IUnstable")]
public partial interface IUnstable : IInterface
{
    int Count(int from);
}

[BinderInterface("test.IDirectory")]
public partial interface IDirectory : IInterface
{
    IStable Stable { get; }
}
