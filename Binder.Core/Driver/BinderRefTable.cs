using System.Numerics;
using Binder.Protocol;

namespace Binder.Driver;

/// <summary>The references that a process holds, by handle and by node.</summary>
internal sealed class BinderRefTable
{
    private const int HandlesPerWord = 64;

    private readonly Dictionary<BinderNode, BinderRef> _byNode = [];
    private BinderRef?[] _byHandle = new BinderRef?[HandlesPerWord];

    // A set bit is a handle in use. Bit 0 stays set: 0 is never found by searching.
    private ulong[] _used = [1];

    public int Count => _byNode.Count;

    /// <summary>All references in ascending order of handle.</summary>
    public IEnumerable<BinderRef> All => _byHandle.OfType<BinderRef>();

    public BinderRef? Find(uint handle) => handle < (uint)_byHandle.Length ? _byHandle[handle] : null;

    public BinderRef? FindStrong(uint handle) => Find(handle) is { Strong: > 0 } reference ? reference : null;

    public BinderRef? Find(BinderNode node) => _byNode.GetValueOrDefault(node);

    /// <summary>The smallest unused number from 1 on; 0 only for the node of the current context manager.</summary>
    public uint NextHandle(bool isContextManager)
    {
        if (isContextManager && _byHandle[BinderProtocol.ContextManagerHandle] is null)
            return BinderProtocol.ContextManagerHandle;
        int word = _used.AsSpan().IndexOfAnyExcept(ulong.MaxValue);
        return word < 0
            ? (uint)(_used.Length * HandlesPerWord)
            : (uint)((word * HandlesPerWord) + BitOperations.TrailingZeroCount(~_used[word]));
    }

    /// <summary>Adds a reference whose handle came from <see cref="NextHandle"/>.</summary>
    public void Add(BinderRef reference)
    {
        int handle = (int)reference.Handle;
        if (handle >= _byHandle.Length)
        {
            Array.Resize(ref _byHandle, _byHandle.Length * 2);
            Array.Resize(ref _used, _byHandle.Length / HandlesPerWord);
        }

        _byHandle[handle] = reference;
        _used[handle / HandlesPerWord] |= 1UL << (handle % HandlesPerWord);
        _byNode.Add(reference.Node, reference);
    }

    public void Remove(BinderRef reference)
    {
        int handle = (int)reference.Handle;
        _byHandle[handle] = null;
        if (handle != BinderProtocol.ContextManagerHandle)
            _used[handle / HandlesPerWord] &= ~(1UL << (handle % HandlesPerWord));
        _byNode.Remove(reference.Node);
    }

    /// <summary>The reference with the smallest handle from <paramref name="handle"/> on.</summary>
    public BinderRef? FindFrom(uint handle)
    {
        for (uint next = handle; next < (uint)_byHandle.Length; next++)
        {
            if (_byHandle[next] is { } reference)
                return reference;
        }

        return null;
    }
}
