using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver.Registries;

public class BinderWorkQueueTests
{
    private readonly BinderWorkQueue _queue = new();
    private readonly BinderWork[] _works = [new(), new(), new()];

    [Fact]
    public void WorkLeavesInTheOrderOfItsComing()
    {
        Array.ForEach(_works, _queue.Add);
        Assert.Equal(_works, [_queue.TakeFirst()!, _queue.TakeFirst()!, _queue.TakeFirst()!]);
        Assert.Null(_queue.TakeFirst());
        Assert.True(_queue.IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void WorkCanBeWithdrawnFromAnyPlace(int index)
    {
        Array.ForEach(_works, _queue.Add);
        _works[index].Dequeue();
        _works[index].Dequeue();
        Assert.False(_works[index].IsQueued);
        Assert.Equal(_works.Where((_, i) => i != index), [_queue.TakeFirst()!, _queue.TakeFirst()!]);
        _queue.Add(_works[index]);
        Assert.Same(_works[index], _queue.First);
    }
}
