using Binder.Aidl.Tests.Generator.Loopback;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>A Binder interface that inherits others, through generated proxy and stub.</summary>
public sealed class InheritanceTests
{
    private readonly Gauge _gauge = new();
    private readonly LoopbackBinder _binder;

    public InheritanceTests() => _binder = new LoopbackBinder(_gauge);

    [Fact]
    public void InheritedTransactionsComeFirst() => Assert.Equal(
        [1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 9u],
        [
            IGauge.Transactions.GetName, IGauge.Transactions.GetCount, IGauge.Transactions.Reset, IGauge.Transactions.AddCountedListener,
            IGauge.Transactions.RemoveCountedListener, IGauge.Transactions.Read, IGauge.Transactions.AverageAsync, IGauge.Transactions.AddChangedListener,
            IGauge.Transactions.RemoveChangedListener,
        ]);

    [Fact]
    public void AProxyHasInheritedMembers()
    {
        IGauge gauge = _binder.As<IGauge>();
        gauge["a"] = 3;

        Assert.Equal("gauge", gauge.Name);
        Assert.Equal(1, gauge.Count);
        Assert.Equal(3, gauge["a"]);
    }

    [Fact]
    public void ARemoteObjectCanBeCalledAsAnInheritedInterface()
    {
        _gauge["a"] = 3;
        ICounted counted = _binder.As<ICounted>();

        Assert.Equal(1, counted.Count);
        Assert.Equal("gauge", _binder.As<INamed>().Name);
        counted.Reset(0);
        Assert.Equal(0, _gauge.Count);
    }

    [Fact]
    public void ALocalObjectIsItsOwnInheritedView()
    {
        Assert.Same(_gauge, _gauge.As<ICounted>());
        Assert.Same(_gauge, _gauge.As<IGauge>());
        Assert.IsType<BpSample>(_gauge.As<ISample>());
    }

    [Fact]
    public void CodesOfTheInheritingInterfaceAreUnknownInAnInheritedOne()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        data.WriteInterfaceToken(ICounted.Descriptor);

        Assert.Equal(StatusCode.UnknownTransaction, _binder.Transact(IGauge.Transactions.Read, data, reply));
    }

    [Fact]
    public void EachViewHasTheVersionOfItsInterface()
    {
        Assert.Equal(3, _binder.As<IGauge>().GetInterfaceVersion());
        Assert.Equal(2, new LoopbackBinder(new PlainGauge()).As<INamed>().GetInterfaceVersion());
    }

    [Fact]
    public async Task AnInterfaceWithoutAVersionAsksForTheInheritedOne()
    {
        IPlainGauge newer = new LoopbackBinder(new NewerGauge()).As<IPlainGauge>();

        Assert.Equal(2, INamed.Version);
        Assert.Equal(5, newer.GetInterfaceVersion());
        Assert.Equal("newer", await newer.GetInterfaceHashAsync(TestContext.Current.CancellationToken));
        Assert.Equal(5, await newer.GetInterfaceVersionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ADerivedInterfaceMayInheritFromAnotherAssembly()
    {
        Generation library = Generation.Of(
            """
            namespace Library;

            [BinderInterface("library.IBase")]
            public partial interface IBase : IInterface
            {
                int this[int index] { get; }
                void Second(string text);
                event Action<long> Third;
                string Fourth { get; set; }
                Task FifthAsync(int a, CancellationToken token = default);
            }
            """).AssertClean();

        Generation user = Generation.Of(
            """
            [BinderInterface("user.IDerived")]
            public partial interface IDerived : Library.IBase
            {
                void Own();
            }

            public static class Codes
            {
                public const uint Own = IDerived.Transactions.Own;
                public const string Order = nameof(IDerived.Transactions.GetItem);
            }
            """,
            references: library.ToReference()).AssertClean();

        string contract = user.Files.Single(static file => file.HintName.EndsWith("Contract.g.cs", StringComparison.Ordinal)).SourceText.ToString();
        Assert.Contains("uint GetItem = 1;", contract, StringComparison.Ordinal);
        Assert.Contains("uint AddThirdListener = 3;", contract, StringComparison.Ordinal);
        Assert.Contains("uint Own = 8;", contract, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interface IBase { void A(); }", "void A();", "AIDL083")]
    [InlineData("interface IBase { int A { get; } }", "void GetA();", "AIDL083")]
    [InlineData("interface IBase { [Transaction(3)] void A(); }", "void B();", "AIDL042")]
    [InlineData("interface IBase { void A(); }", "[Transaction(3)] void B();", "AIDL042")]
    [InlineData("interface IBase { [Transaction(3)] void A(); }", "[Transaction(3)] void B();", "AIDL041")]
    public void ClashesAreReported(string inherited, string own, string id)
    {
        Generation generation = Generation.Of(
            $$"""
            [BinderInterface] public partial {{inherited}}
            [BinderInterface] public partial interface IUser : IBase { {{own}} }
            """);

        Assert.Equal([id], generation.Analyze().Select(static diagnostic => diagnostic.Id));
    }

    private sealed class NewerGauge : BnPlainGauge, INamed
    {
        public override string Name => "newer";

        int INamed.GetInterfaceVersion() => 5;

        string INamed.GetInterfaceHash() => "newer";
    }

    private sealed class PlainGauge : BnPlainGauge
    {
        public override string Name => "plain";
    }
}
