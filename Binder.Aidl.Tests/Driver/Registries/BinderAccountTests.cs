using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderAccountTests
{
    private readonly BinderAccount _user = new(new BinderQuota { Nodes = 3 });

    [Fact]
    public void AProcessHasItsOwnLimit()
    {
        BinderAccount process = new(new BinderQuota { Nodes = 1 }, _user);
        Assert.True(process.TryCharge(BinderResource.Nodes));
        Assert.False(process.TryCharge(BinderResource.Nodes));
        process.Release(BinderResource.Nodes);
        Assert.True(process.TryCharge(BinderResource.Nodes));
    }

    [Fact]
    public void TheProcessesOfAUserShareItsLimit()
    {
        BinderAccount first = new(new BinderQuota { Nodes = 2 }, _user);
        BinderAccount second = new(new BinderQuota { Nodes = 2 }, _user);
        Assert.True(first.TryCharge(BinderResource.Nodes) && first.TryCharge(BinderResource.Nodes));
        Assert.True(second.TryCharge(BinderResource.Nodes));
        Assert.False(second.TryCharge(BinderResource.Nodes));
        Assert.Equal((1, 3), (second[BinderResource.Nodes], _user[BinderResource.Nodes]));
    }

    [Fact]
    public void AnAccountIsEmptyOnceEverythingIsReleased()
    {
        BinderAccount process = new(new BinderQuota { Nodes = 1 }, _user);
        process.Charge(BinderResource.Threads);
        Assert.False(_user.IsEmpty);
        process.Release(BinderResource.Threads);
        Assert.True(_user.IsEmpty && process.IsEmpty);
    }
}
