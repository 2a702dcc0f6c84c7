using Binder.Aidl.Tests.Generator.Loopback;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Members beside methods and properties, through generated proxy and stub.</summary>
public sealed class MemberTests
{
    private readonly Shelf _shelf = new();
    private readonly IShelf _proxy;

    public MemberTests() => _proxy = IShelf.AsInterface(new LoopbackBinder(_shelf));

    [Fact]
    public void AnIndexerIsTwoTransactions()
    {
        _proxy[3, "a"] = "x";

        Assert.Equal("x", _shelf[3, "a"]);
        Assert.Equal("x", _proxy[3, "a"]);
        Assert.Null(_proxy[4, "a"]);
        Assert.Equal((1u, 2u, 3u), (IShelf.Transactions.GetItem, IShelf.Transactions.SetItem, IShelf.Transactions.GetCount));
    }

    [Fact]
    public void ADefaultMethodRunsInTheProcessOfItsCaller()
    {
        _proxy[1, "a"] = null;

        Assert.Equal(2, _proxy.Twice());
        Assert.Equal(-1, ((IShelf)_shelf).Twice());
    }

    [Fact]
    public async Task AnArgumentThatCannotBeWrittenGivesTheRequestBackToThePool()
    {
        Parcel parcel = Parcel.Obtain();
        parcel.Dispose();

        Task store = _proxy.StoreAsync(1, null!);
        using Parcel next = Parcel.Obtain();

        Assert.Same(parcel, next);
        await Assert.ThrowsAsync<ArgumentNullException>(() => store);
    }
}
