namespace Binder;

/// <summary>The callbacks that want to hear of services, by name.</summary>
/// <typeparam name="T">What they hear.</typeparam>
internal sealed class CallbackTable<T>
    where T : class, IInterface
{
    private readonly Dictionary<string, List<RegisteredCallback<T>>> _byName = new(StringComparer.Ordinal);

    public T[] For(string name) =>
        _byName.TryGetValue(name, out List<RegisteredCallback<T>>? callbacks) ? [.. callbacks.Select(static each => each.Callback)] : [];

    public void Add(RegisteredCallback<T> callback)
    {
        if (!_byName.TryGetValue(callback.Name, out List<RegisteredCallback<T>>? callbacks))
            _byName.Add(callback.Name, callbacks = []);
        callbacks.Add(callback);
    }

    public void Remove(RegisteredCallback<T> callback)
    {
        if (_byName.TryGetValue(callback.Name, out List<RegisteredCallback<T>>? callbacks) && callbacks.Remove(callback) && callbacks.Count == 0)
            _byName.Remove(callback.Name);
    }

    /// <summary>Removes every registration of one object under a name.</summary>
    public RegisteredCallback<T>[] Remove(string name, IBinder binder)
    {
        if (!_byName.TryGetValue(name, out List<RegisteredCallback<T>>? callbacks))
            return [];

        RegisteredCallback<T>[] removed = [.. callbacks.Where(each => ReferenceEquals(each.Binder, binder))];
        foreach (RegisteredCallback<T> callback in removed)
            Remove(callback);
        return removed;
    }
}
