using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderNodeTests
{
    private readonly BinderProc _process = new(default, new VirtualMemory(), new BinderAccount(new BinderQuota()));
    private readonly BinderNodeTable _table = new();

    [Fact]
    public void NodesAreFoundByPtrAndListedInItsOrder()
    {
        BinderNode nine = Add(9);
        BinderNode huge = Add(ulong.MaxValue);
        BinderNode zero = Add(0);
        Assert.Same(nine, _table.Find(9));
        Assert.Null(_table.Find(8));
        Assert.Same(nine, _table.FindAfter(0));
        Assert.Same(huge, _table.FindAfter(9));
        Assert.Null(_table.FindAfter(ulong.MaxValue));
        Assert.Equal([zero, nine, huge], _table.TakeAll());
        Assert.Equal(0, _table.Count);
    }

    [Fact]
    public void ANodeKnowsItsReferences()
    {
        BinderNode node = Add(1);
        BinderRef[] references = [.. Enumerable.Range(1, 3).Select(i => new BinderRef(_process, node, id: 1, (uint)i))];
        Array.ForEach(references, node.Link);
        node.Unlink(references[1]);
        Assert.Same(references[2], node.FirstRef);
        Assert.Same(references[0], node.FirstRef!.NextOfNode);
        node.Unlink(references[2]);
        node.Unlink(references[0]);
        Assert.Null(node.FirstRef);
        Assert.False(node.IsWeak);
    }

    [Fact]
    public void FlagsAreFixedAtTheExport()
    {
        BinderNode node = new(_process, 1, 1, 1, flags: 0x1100);
        Assert.True(node.AcceptsFiles && node.WantsSecurityContext);
        Assert.False(Add(2).AcceptsFiles || Add(3).WantsSecurityContext);
    }

    private BinderNode Add(ulong ptr)
    {
        BinderNode node = new(_process, id: 1, ptr, cookie: 1, flags: 0);
        _table.Add(node);
        return node;
    }
}
