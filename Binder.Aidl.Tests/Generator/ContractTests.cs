using Binder.Aidl.Tests.Generator.Loopback;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>What generated code does beside calls: version and hash, default implementation, delegator, sensitive data.</summary>
public sealed class ContractTests
{
    private readonly Gauge _gauge = new();
    private readonly LoopbackBinder _binder;

    public ContractTests() => _binder = new LoopbackBinder(_gauge);

    [Fact]
    public async Task TheProxyAsksForVersionAndHashOnce()
    {
        IGauge proxy = _binder.As<IGauge>();

        Assert.Equal((3, "abc"), (proxy.GetInterfaceVersion(), proxy.GetInterfaceHash()));
        _binder.Tamper = static _ => throw new InvalidOperationException("asked twice");
        Assert.Equal((3, "abc"), (proxy.GetInterfaceVersion(), proxy.GetInterfaceHash()));
        Assert.Equal(3, await proxy.GetInterfaceVersionAsync(TestContext.Current.CancellationToken));
        Assert.Equal("abc", await proxy.GetInterfaceHashAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TheProxyMayAskAsynchronously()
    {
        IGauge proxy = _binder.As<IGauge>();

        Assert.Equal(3, await proxy.GetInterfaceVersionAsync(TestContext.Current.CancellationToken));
        Assert.Equal("abc", await proxy.GetInterfaceHashAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ALocalObjectHasTheVersionOfItsContract()
    {
        IGauge local = _gauge;

        Assert.Equal((IGauge.Version, IGauge.Hash), (local.GetInterfaceVersion(), local.GetInterfaceHash()));
    }

    /// <summary>The bytes of lines 64 and 65 of the worked examples of Android's wire format.</summary>
    [Fact]
    public void VersionAndHashHaveAndroidsForm()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        data.WriteInterfaceToken("test.IGauge");

        Assert.Equal(StatusCode.Ok, _gauge.Transact(0x00FFFFFF, data, reply));
        Assert.Equal("0000000003000000", Convert.ToHexString(reply.Data));
        using Parcel hash = Parcel.Obtain();
        Assert.Equal(StatusCode.Ok, _gauge.Transact(0x00FFFFFE, data, hash));
        Assert.Equal("00000000030000006100620063000000", Convert.ToHexString(hash.Data));
    }

    [Fact]
    public void VersionNeedsTheInterfaceToken()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();

        Assert.Equal(StatusCode.BadType, _gauge.Transact(MetaTransactions.GetInterfaceVersion, data, reply));
    }

    [Fact]
    public void AnInterfaceWithoutVersionDoesNotKnowTheTransaction()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        data.WriteInterfaceToken("test.ISample");

        Assert.Equal(StatusCode.UnknownTransaction, new Sample().Transact(MetaTransactions.GetInterfaceVersion, data, reply));
    }

    [Fact]
    public void TransactionsHaveNames()
    {
        Assert.Equal("getName", IGauge.Transactions.NameOf(IGauge.Transactions.GetName));
        Assert.Equal("average", IGauge.Transactions.NameOf(IGauge.Transactions.AverageAsync));
        Assert.Null(IGauge.Transactions.NameOf(99));
    }

    [Fact]
    public async Task ADelegatorHandsEverythingOn()
    {
        List<string> heard = [];
        IGauge proxy = new LoopbackBinder(new CountingDelegator(_binder.As<IGauge>())).As<IGauge>();
        proxy.Counted += value => heard.Add($"{value}");
        int tries = 1;

        proxy["a"] = 4;
        Person read = proxy.Read(ref tries, out string unit);
        proxy.Reset(9);

        Assert.Equal(("read", 2, "m", "delegated gauge"), (read.Name, tries, unit, proxy.Name));
        Assert.Equal(2, await proxy.AverageAsync([1, 3], TestContext.Current.CancellationToken));
        Assert.Equal(["9"], heard);
        Assert.Equal(3, proxy.GetInterfaceVersion());
    }

    [Fact]
    public async Task ADefaultImplementationAnswersForAnOlderProcess()
    {
        IGrowing proxy = new LoopbackBinder(new Old()).As<IGrowing>();
        int divisor = 5;
        RemoteException failure = Assert.Throws<RemoteException>(() => proxy.Divide(17, ref divisor, out _));
        Assert.Equal(StatusCode.UnknownTransaction, failure.Status);

        IGrowing.SetDefaultImplementation(new Defaults());

        Assert.Throws<InvalidOperationException>(() => IGrowing.SetDefaultImplementation(new Defaults()));
        Assert.Equal(-1, proxy.First(1));
        proxy.Divide(17, ref divisor, out int remainder);
        Assert.Equal((3, 2), (divisor, remainder));
        Assert.Equal("default 4", await proxy.NameAsync(4, TestContext.Current.CancellationToken));
        proxy[1] = "x";
        Assert.Equal("x", proxy[1]);
    }

    [Fact]
    public async Task SensitiveCallsAreMarkedAndTheirParcelsAreWiped()
    {
        Secret secret = new();
        FlagBinder binder = new(secret);
        ISecret proxy = binder.As<ISecret>();

        Assert.Equal("answer", proxy.Exchange("question"));
        proxy.Tell("whisper");
        Assert.Equal("answer", await proxy.ExchangeAsync("question"));

        Assert.All(binder.Flags, static flags => Assert.True(flags.HasFlag(TransactionFlags.ClearBuffer)));
        Assert.Equal(3, binder.Flags.Count);
    }

    [Fact]
    public unsafe void ASensitiveParcelIsZeroAfterUse()
    {
        Parcel parcel = Parcel.Obtain();
        parcel.MarkSensitive();
        parcel.WriteInt32(0x5EC4E7);
        int* data = (int*)parcel.DataPointer;
        Assert.Equal(0x5EC4E7, *data);

        parcel.Dispose();

        Assert.Equal(0, *data);
    }

    private sealed class CountingDelegator(IGauge inner) : GaugeDelegator(inner)
    {
        public override string Name => "delegated " + base.Name;
    }

    private sealed class Old : BnGrowingOld
    {
        public override int First(int value) => -value;
    }

    private sealed class Defaults : BnGrowing
    {
        private string? _text;

        public override string? this[int index]
        {
            get => _text;
            set => _text = value;
        }

        public override int First(int value) => throw new InvalidOperationException("the older process knows this one");

        public override void Divide(int dividend, ref int divisor, out int remainder) => (divisor, remainder) = Math.DivRem(dividend, divisor);

        public override Task<string> NameAsync(int id, CancellationToken cancellation) => Task.FromResult($"default {id}");
    }

    private sealed class Secret : BnSecret
    {
        public override string Exchange(string secret) => "answer";

        public override void Tell(string secret)
        {
        }

        public override Task<string> ExchangeAsync(string secret) => Task.FromResult("answer");
    }

    /// <summary>Notes the flags of the calls that go through it.</summary>
    private sealed class FlagBinder(BBinder target) : IBinder
    {
        private readonly LoopbackBinder _inner = new(target);

        public List<TransactionFlags> Flags { get; } = [];

        public string InterfaceDescriptor => _inner.InterfaceDescriptor;

        public bool IsAlive => true;

        public bool Ping() => true;

        public IInterface? QueryLocalInterface(string descriptor) => null;

        public StatusCode Transact(uint code, Parcel data, Parcel reply, TransactionFlags flags = TransactionFlags.None)
        {
            Flags.Add(flags);
            return _inner.Transact(code, data, reply, flags);
        }

        public void LinkToDeath(IDeathRecipient recipient) => _inner.LinkToDeath(recipient);

        public bool UnlinkToDeath(IDeathRecipient recipient) => false;

        public void Dump(System.Runtime.InteropServices.SafeHandle output, params IReadOnlyList<string> arguments) => _inner.Dump(output, arguments);
    }
}
