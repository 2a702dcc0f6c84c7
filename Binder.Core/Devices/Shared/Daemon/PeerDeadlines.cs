namespace Binder.Devices.Shared;

/// <summary>Connections that have to do something within a time that is the same for all of them; the oldest first.</summary>
/// <param name="timeout">Milliseconds that each may take.</param>
internal sealed class PeerDeadlines(long timeout)
{
    private readonly LinkedList<(Peer Peer, long Deadline)> _queue = [];
    private readonly Dictionary<Peer, LinkedListNode<(Peer Peer, long Deadline)>> _places = [];

    /// <summary>Milliseconds until the oldest one is late; -1 if there is none.</summary>
    public int MillisecondsToNext =>
        _queue.First is { } first ? (int)Math.Clamp(first.Value.Deadline - Environment.TickCount64, 0, int.MaxValue) : -1;

    /// <summary>Its time begins.</summary>
    public void Add(Peer peer) => _places.Add(peer, _queue.AddLast((peer, Environment.TickCount64 + timeout)));

    /// <summary>It has done it, or is gone.</summary>
    /// <returns>Whether it had a deadline.</returns>
    public bool Remove(Peer peer)
    {
        if (!_places.Remove(peer, out LinkedListNode<(Peer Peer, long Deadline)>? place))
            return false;

        _queue.Remove(place);
        return true;
    }

    /// <summary>The oldest one, if its time is over.</summary>
    public bool TryFindLate(out Peer peer)
    {
        (peer, long deadline) = _queue.First?.Value ?? default;
        return peer is not null && Environment.TickCount64 >= deadline;
    }
}
