using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class NestedPidsTests
{
    private const ulong Outer = 10;
    private const ulong Inner = 11;
    private const ulong Other = 12;

    private readonly NestedPids _outer = new(new NestedPid(Outer, 5));
    private readonly NestedPids _inner = new(new NestedPid(Outer, 6), new NestedPid(Inner, 1));
    private readonly NestedPids _other = new(new NestedPid(Other, 7));

    [Fact]
    public void AReceiverSeesTheNumberInItsOwnNamespace()
    {
        Assert.Equal(5, _outer.SeenBy(_outer));
        Assert.Equal(6, _inner.SeenBy(_outer));
        Assert.Equal(1, _inner.SeenBy(_inner));
    }

    [Fact]
    public void NobodySeesOutwardsOrSideways()
    {
        Assert.Equal(0, _outer.SeenBy(_inner));
        Assert.Equal(0, _other.SeenBy(_outer));
    }

    [Fact]
    public void WhoLivesNobodyKnowsWhereSeesNobodyAndIsNotSeen()
    {
        Assert.Equal(0, _inner.SeenBy(NestedPids.Unknown));
        Assert.Equal(0, NestedPids.Unknown.SeenBy(_inner));
        Assert.Equal(0, NestedPids.Unknown.SeenBy(NestedPids.Unknown));
    }
}
