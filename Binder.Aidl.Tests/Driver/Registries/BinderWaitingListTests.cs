using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderWaitingListTests
{
    private readonly BinderWaitingList _list = new();
    private readonly BinderThread[] _threads;

    public BinderWaitingListTests()
    {
        BinderProc process = new(default, new VirtualMemory(), new BinderAccount(new BinderQuota()));
        _threads = [new(process, 1), new(process, 2), new(process, 3)];
        Array.ForEach(_threads, _list.Add);
    }

    [Fact]
    public void TheLastToComeIsTheFirstToGo()
    {
        List<int> order = [];
        while (_list.First is { } thread)
        {
            order.Add(thread.Tid);
            _list.Remove(thread);
        }

        Assert.Equal([3, 2, 1], order);
    }

    [Fact]
    public void AThreadLeavesFromAnyPlaceOnce()
    {
        _list.Remove(_threads[1]);
        _list.Remove(_threads[1]);
        Assert.False(_threads[1].IsWaitingForProcess);
        Assert.Same(_threads[2], _list.First);
        Assert.Same(_threads[0], _list.First!.NextWaiting);
        _list.Remove(_threads[0]);
        _list.Remove(_threads[2]);
        Assert.True(_list.IsEmpty);
    }
}
