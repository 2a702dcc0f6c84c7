namespace Binder.Driver;

/// <summary>Objects to use again, so that a steady state allocates nothing. Whoever returns one has reset it.</summary>
internal sealed class BinderPool<T>(int capacity)
    where T : class, new()
{
    private readonly Stack<T> _free = new();

    public T Rent() => _free.TryPop(out T? item) ? item : new T();

    public void Return(T item)
    {
        if (_free.Count < capacity)
            _free.Push(item);
    }
}
