namespace Binder;

/// <summary>The services by name.</summary>
internal sealed class ServiceTable
{
    private readonly SortedDictionary<string, ServiceEntry> _byName = new(StringComparer.Ordinal);

    public ServiceEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <returns>What was registered under the name before.</returns>
    public ServiceEntry? Set(ServiceEntry entry)
    {
        ServiceEntry? replaced = Find(entry.Name);
        _byName[entry.Name] = entry;
        return replaced;
    }

    /// <summary>Removes an entry, unless another has replaced it.</summary>
    public void Remove(ServiceEntry entry)
    {
        if (ReferenceEquals(Find(entry.Name), entry))
            _byName.Remove(entry.Name);
    }

    public ServiceEntry[] All() => [.. _byName.Values];

    public string[] List(int dumpPriority) =>
        [.. _byName.Values.Where(entry => (entry.DumpPriority & dumpPriority) != 0).Select(static entry => entry.Name)];

    public ServiceDebugInfo[] DebugInfo() => [.. _byName.Values.Select(static entry => new ServiceDebugInfo(entry.Name, entry.Pid))];
}
