namespace Binder;

/// <summary>The callbacks that wait for registrations, by name.</summary>
internal sealed class CallbackTable
{
    private readonly Dictionary<string, List<RegisteredCallback>> _byName = new(StringComparer.Ordinal);

    public IServiceCallback[] For(string name) =>
        _byName.TryGetValue(name, out List<RegisteredCallback>? callbacks) ? [.. callbacks.Select(static each => each.Callback)] : [];

    public void Add(RegisteredCallback callback)
    {
        if (!_byName.TryGetValue(callback.Name, out List<RegisteredCallback>? callbacks))
            _byName.Add(callback.Name, callbacks = []);
        callbacks.Add(callback);
    }

    public void Remove(RegisteredCallback callback)
    {
        if (_byName.TryGetValue(callback.Name, out List<RegisteredCallback>? callbacks) && callbacks.Remove(callback) && callbacks.Count == 0)
            _byName.Remove(callback.Name);
    }

    /// <summary>Removes every registration of one object under a name.</summary>
    public RegisteredCallback[] Remove(string name, IBinder binder)
    {
        if (!_byName.TryGetValue(name, out List<RegisteredCallback>? callbacks))
            return [];

        RegisteredCallback[] removed = [.. callbacks.Where(each => ReferenceEquals(each.Binder, binder))];
        foreach (RegisteredCallback callback in removed)
            Remove(callback);
        return removed;
    }
}
