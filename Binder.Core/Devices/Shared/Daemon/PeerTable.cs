namespace Binder.Devices.Shared;

/// <summary>The daemon's connections by the tags under which the poller reports them. A tag of a closed connection finds nothing.</summary>
internal sealed class PeerTable
{
    private readonly List<Peer?> _peers = [];
    private readonly List<uint> _generations = [];
    private readonly Stack<int> _free = [];

    public int Count { get; private set; }

    /// <returns>The peer's tag.</returns>
    public ulong Add(Peer peer)
    {
        if (!_free.TryPop(out int slot))
        {
            slot = _peers.Count;
            _peers.Add(null);
            _generations.Add(0);
        }

        _peers[slot] = peer;
        peer.Slot = slot;
        Count++;
        return ((ulong)_generations[slot] << 32) | (uint)slot;
    }

    public void Remove(Peer peer)
    {
        _peers[peer.Slot] = null;
        _generations[peer.Slot]++;
        _free.Push(peer.Slot);
        Count--;
    }

    public Peer? Find(ulong tag)
    {
        int slot = (int)(uint)tag;
        return slot < _peers.Count && _generations[slot] == (uint)(tag >> 32) ? _peers[slot] : null;
    }

    /// <summary>How many threads wait for something to read.</summary>
    public int CountWaiting() => _peers.Count(static peer => peer is { IsWaiting: true });

    /// <summary>Any of them, until there is none.</summary>
    public Peer? Last() => _peers.FindLast(static peer => peer is not null);
}
