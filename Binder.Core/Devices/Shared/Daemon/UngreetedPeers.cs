namespace Binder.Devices.Shared;

/// <summary>Connections that have not greeted yet, the oldest first. What greeted connections may have, the driver's limits say.</summary>
/// <param name="mostPerUser">So many of one user are let in.</param>
/// <param name="timeout">Milliseconds that each may take.</param>
internal sealed class UngreetedPeers(int mostPerUser, long timeout)
{
    private readonly Dictionary<uint, int> _counts = [];
    private readonly LinkedList<(Peer Peer, long Deadline)> _queue = [];
    private readonly Dictionary<Peer, LinkedListNode<(Peer Peer, long Deadline)>> _places = [];

    /// <summary>Milliseconds until the oldest one is late; -1 if there is none.</summary>
    public int MillisecondsToNext =>
        _queue.First is { } first ? (int)Math.Clamp(first.Value.Deadline - Environment.TickCount64, 0, int.MaxValue) : -1;

    public bool TryAdd(Peer peer)
    {
        int count = _counts.GetValueOrDefault(peer.Uid);
        if (count >= mostPerUser)
            return false;

        _counts[peer.Uid] = count + 1;
        _places.Add(peer, _queue.AddLast((peer, Environment.TickCount64 + timeout)));
        return true;
    }

    /// <summary>It has greeted, or is gone.</summary>
    public void Remove(Peer peer)
    {
        if (!_places.Remove(peer, out LinkedListNode<(Peer Peer, long Deadline)>? place))
            return;

        _queue.Remove(place);
        int count = _counts[peer.Uid] - 1;
        if (count == 0)
            _ = _counts.Remove(peer.Uid);
        else
            _counts[peer.Uid] = count;
    }

    /// <summary>The oldest one, if its time is over.</summary>
    public bool TryFindLate(out Peer peer)
    {
        (peer, long deadline) = _queue.First?.Value ?? default;
        return peer is not null && Environment.TickCount64 >= deadline;
    }
}
