namespace Binder.Driver;

/// <summary>The nodes that a process owns, by ptr.</summary>
internal sealed class BinderNodeTable
{
    private readonly Dictionary<ulong, BinderNode> _nodes = [];

    public int Count => _nodes.Count;

    public IReadOnlyCollection<BinderNode> All => _nodes.Values;

    public BinderNode? Find(ulong ptr) => _nodes.GetValueOrDefault(ptr);

    public void Add(BinderNode node) => _nodes.Add(node.Ptr, node);

    public void Remove(BinderNode node) => _nodes.Remove(node.Ptr);

    /// <summary>The node with the smallest ptr greater than <paramref name="ptr"/>.</summary>
    public BinderNode? FindAfter(ulong ptr)
    {
        BinderNode? best = null;
        foreach (BinderNode node in _nodes.Values)
        {
            if (node.Ptr > ptr && (best is null || node.Ptr < best.Ptr))
                best = node;
        }

        return best;
    }

    public Dictionary<ulong, BinderNode>.ValueCollection.Enumerator GetEnumerator() => _nodes.Values.GetEnumerator();

    /// <summary>All nodes in ascending order of ptr.</summary>
    public BinderNode[] Sorted()
    {
        BinderNode[] nodes = [.. _nodes.Values];
        Array.Sort(nodes, static (left, right) => left.Ptr.CompareTo(right.Ptr));
        return nodes;
    }

    /// <summary>Empties the table.</summary>
    /// <returns>What was in it, in ascending order of ptr.</returns>
    public BinderNode[] TakeAll()
    {
        BinderNode[] nodes = Sorted();
        _nodes.Clear();
        return nodes;
    }
}
