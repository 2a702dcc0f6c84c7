using Binder.Aidl.Tests.Generator.Loopback;
using Microsoft.Win32.SafeHandles;
using Test.Hal.Common;
using Test.Hal.Sensor;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>Services in the style of Android's larger HALs, from the <c>.aidl</c> files of this project: their C# compiles here, and travels.</summary>
public sealed class HalTests
{
    private readonly Sensors _sensors = new();
    private readonly ISensors _proxy;

    public HalTests() => _proxy = ISensors.AsInterface(new LoopbackBinder(_sensors));

    [Fact]
    public void ConstantsAreThoseOfTheFiles()
    {
        Assert.Equal((8, 9, 5_000_000_000, "test.hal", (sbyte)-1), (ILimits.MaxChannels, ILimits.Matrix, ILimits.TimeoutNs, ILimits.Vendor, ILimits.Unknown));
        Assert.Equal((1, -1), (ISensors.WakeUp, ISensors.All));
        Assert.Equal((-11, 32), ((int)Status.InvalidState, (int)Event.Kind.Dynamic));
        Assert.Equal(("test.hal.sensor.ISensors", 1u), (ISensors.Descriptor, ISensors.Transactions.List));
    }

    [Fact]
    public void ANewObjectHoldsTheDefaults()
    {
        Event created = new();
        Event.Payload.Pose pose = new();

        Assert.Equal((-1L, Event.Kind.Meta), (created.Timestamp, created.KindValue));
        Assert.Equal("flush", Assert.IsType<Event.Payload.MetaValue>(created.PayloadValue).Value.What);
        Assert.Equal((9, 2), (pose.Rotation.Length, pose.Ends.Length));
        Assert.Equal([-1f, 1f], new ISensors.Info().Range);
        Assert.Equal([[0.0, 0, 0], [1.5, 2.5, 3.5]], pose.Moved);
        Assert.Equal(Event.Payload.Vector.Accuracy.Low, pose.Ends[1].AccuracyValue);
        Assert.Equal(new Event.Payload.Inner.Number(8), new Event.Payload.Inner.Number(ILimits.MaxChannels));
    }

    [Fact]
    public void EventsArriveEqual()
    {
        Extension extension = new() { Version = 3 };
        extension.Vendor.Set(new Event.Payload.Vector { X = 1, Z = 3 });
        Event[] sent =
        [
            new() { Handle = 1, PayloadValue = new Event.Payload.Steps(1L << 40), KindValue = Event.Kind.Dynamic },
            new() { Handle = 2, PayloadValue = new Event.Payload.MetaValue(new() { What = "a", Cause = new() { What = "b" } }) },
            new() { Handle = 3, PayloadValue = new Event.Payload.VectorValue(new() { X = -1.5f, AccuracyValue = Event.Payload.Vector.Accuracy.High }) },
            new() { Handle = 4, PayloadValue = new Event.Payload.InnerValue(new Event.Payload.Inner.DeepestValue(new Event.Payload.Inner.Deepest.Flag(true))) },
        ];

        List<Event> received = _proxy.History(sent);

        Assert.Equal(sent, received);
        Assert.Equal(
            "test.hal.sensor.Event{handle: 1, timestamp: -1, kind: Dynamic, payload: Steps { Value = 1099511627776 }, extension: null}", received[0].ToString());
        Event extended = Assert.Single(_proxy.History([new() { Extension = extension }]));
        Assert.Equal(3f, extended.Extension!.Vendor.Get<Event.Payload.Vector>()!.Z);
    }

    [Fact]
    public void UnionsOfUnionsTravel()
    {
        Event.Payload.Inner deep = new Event.Payload.Inner.DeepestValue(new Event.Payload.Inner.Deepest.All(
            [new Event.Payload.Inner.Text("one"), new Event.Payload.Inner.DeepestValue(new Event.Payload.Inner.Deepest.Flag(true))]));

        Event received = Assert.Single(_proxy.History([new() { PayloadValue = new Event.Payload.InnerValue(deep) }]));

        Event.Payload.Inner inner = Assert.IsType<Event.Payload.InnerValue>(received.PayloadValue).Value;
        Event.Payload.Inner.Deepest.All all = Assert.IsType<Event.Payload.Inner.Deepest.All>(Assert.IsType<Event.Payload.Inner.DeepestValue>(inner).Value);
        Assert.Equal([new Event.Payload.Inner.Text("one"), new Event.Payload.Inner.DeepestValue(new Event.Payload.Inner.Deepest.Flag(true))], all.Value);
        Assert.Equal(Event.Payload.Tag.InnerValue, _proxy.TagOf(received.PayloadValue));
    }

    [Fact]
    public void OutAndInoutParametersReturn()
    {
        float[] values = new float[2];
        Event last = new() { Handle = 5 };

        _proxy.Read(9, [1, 2], values, ref last, out Event.Payload payload);

        Assert.Equal([1.5f, 2.5f], values);
        Assert.Equal((9, new Event.Payload.Steps(5)), (last.Handle, payload));
    }

    [Fact]
    public void FixedArraysKeepTheirSizes()
    {
        int[] counts = [1, 2, 3];

        _proxy.Fixed([new() { X = 1 }, new() { X = 2 }], out Event.Payload.Vector[] swapped, ref counts);

        Assert.Equal([2f, 1f], swapped.Select(static vector => vector.X));
        Assert.Equal([2, 3, 4], counts);
        Assert.ThrowsAny<Exception>(() => _proxy.Fixed([new()], out _, ref counts));
    }

    [Fact]
    public void NullsAndMapsAndListsTravel()
    {
        Assert.Null(_proxy.LastOf(null, null));
        Assert.Equal(Event.Kind.Pose, _proxy.LastOf([Event.Kind.Meta, Event.Kind.Pose], "x")!.KindValue);
        Assert.Equal(["a", "b"], _proxy.ByName(new Dictionary<string, Event> { ["a"] = new(), ["b"] = new() }).Keys.Order());
        Assert.Equal(["accel", "acc"], _proxy.List().Select(static info => info.Name).Concat(_proxy.List()[0].Aliases));
        Assert.Equal(Status.NotSupported, _proxy.Activate(-1, true));
        Assert.Null(_proxy.Watchers());
    }

    [Fact]
    public void ObjectsOfAStableInterfaceAreStable()
    {
        Assert.Equal(Stability.Vintf, new Sensors().Stability);
        Assert.Equal(Stability.Vintf, new Callback().Stability);
    }

    [Fact]
    public void CallbacksAreCalled()
    {
        Callback callback = new();

        _proxy.Watch(callback);

        Assert.Equal([3, 4], callback.Handles);
        Assert.Same(callback, Assert.Single(_proxy.Watchers()!));
    }

    private sealed class Callback : BnSensorsCallback
    {
        public List<int> Handles { get; } = [];

        public override void OnEvents(Event[] events) => Handles.AddRange(events.Select(static item => item.Handle));

        public override void OnEnd()
        {
        }
    }

    private sealed class Sensors : BnSensors
    {
        private ISensorsCallback? _watcher;

        public override ISensors.Info[] List() => [new() { Handle = 1, Name = "accel", Aliases = ["acc"] }];

        public override Status Activate(int handle, bool enabled) => handle < 0 ? Status.NotSupported : Status.Ok;

        public override void Read(int handle, int[] channels, float[] values, ref Event last, out Event.Payload payload)
        {
            payload = new Event.Payload.Steps(last.Handle);
            last = last with { Handle = handle };
            for (int i = 0; i < values.Length; i++)
                values[i] = channels[i] + 0.5f;
        }

        public override void Fixed(Event.Payload.Vector[] in_, out Event.Payload.Vector[] out_, ref int[] counts)
        {
            out_ = [in_[1], in_[0]];
            counts = [.. counts.Select(static count => count + 1)];
        }

        public override Event? LastOf(Event.Kind[]? kinds, string? name) => kinds is null ? null : new Event { KindValue = kinds[^1] };

        public override List<Event> History(IReadOnlyList<Event> since) => [.. since];

        public override Dictionary<string, Event> ByName(IReadOnlyDictionary<string, Event> known) => new(known);

        public override SafeFileHandle Channel(SafeFileHandle file) => file;

        public override void Watch(ISensorsCallback callback)
        {
            _watcher = callback;
            callback.OnEvents([new() { Handle = 3 }, new() { Handle = 4 }]);
        }

        public override ISensorsCallback[]? Watchers() => _watcher is null ? null : [_watcher];

        public override Event.Payload.Tag TagOf(Event.Payload payload) => payload.GetTag();

        public override void Fail(Status status) => throw new ServiceSpecificException((int)status);
    }
}
