using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderRefTableTests
{
    private readonly BinderProc _process = new(default, new VirtualMemory(), new BinderAccount(new BinderQuota()));
    private readonly BinderRefTable _table = new();

    [Fact]
    public void NumbersStartAtOneAndAreFilledUp()
    {
        BinderRef[] references = [Add(), Add(), Add()];
        Assert.Equal([1u, 2u, 3u], references.Select(reference => reference.Handle));
        _table.Remove(references[1]);
        Assert.Equal(2u, Add().Handle);
        Assert.Equal(4u, Add().Handle);
    }

    [Fact]
    public void ZeroIsForTheManagerOnlyAndOnlyOnce()
    {
        BinderRef manager = Add(isContextManager: true);
        Assert.Equal(0u, manager.Handle);
        Assert.Equal(1u, Add(isContextManager: true).Handle);
        _table.Remove(manager);
        Assert.Equal(2u, Add().Handle);
        Assert.Equal(0u, Add(isContextManager: true).Handle);
    }

    [Fact]
    public void TheTableGrows()
    {
        List<BinderRef> references = [.. Enumerable.Range(0, 1000).Select(_ => Add())];
        Assert.Equal(1000u, references[^1].Handle);
        Assert.Equal(1000, _table.Count);
        _table.Remove(references[499]);
        Assert.Null(_table.Find(500));
        Assert.Equal(500u, Add().Handle);
        Assert.Null(_table.Find(uint.MaxValue));
    }

    [Fact]
    public void AReferenceIsFoundByHandleByNodeAndInOrder()
    {
        BinderRef first = Add();
        BinderRef second = Add();
        Assert.Same(second, _table.Find(2));
        Assert.Same(second, _table.Find(second.Node));
        Assert.Null(_table.FindStrong(2));
        second.Strong = 1;
        Assert.Same(second, _table.FindStrong(2));
        Assert.Same(first, _table.FindFrom(0));
        Assert.Same(second, _table.FindFrom(2));
        Assert.Null(_table.FindFrom(3));
    }

    private BinderRef Add(bool isContextManager = false)
    {
        BinderNode node = new(_process, id: 1, ptr: 1, cookie: 1, flags: 0);
        BinderRef reference = new(_process, node, id: 1, _table.NextHandle(isContextManager));
        _table.Add(reference);
        return reference;
    }
}
