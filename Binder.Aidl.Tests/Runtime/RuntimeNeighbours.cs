using System.Collections.Concurrent;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>The neighbours that the scenarios of a class share: one per device, from the first use on.</summary>
public sealed class RuntimeNeighbours : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<RuntimeNeighbour>> _neighbours = [];

    public void Dispose()
    {
        foreach (Lazy<RuntimeNeighbour> neighbour in _neighbours.Values)
        {
            if (neighbour.IsValueCreated)
                neighbour.Value.Dispose();
        }
    }

    internal RuntimeNeighbour On(string device) => _neighbours.GetOrAdd(device, static device => new Lazy<RuntimeNeighbour>(() => new RuntimeNeighbour(device))).Value;
}
