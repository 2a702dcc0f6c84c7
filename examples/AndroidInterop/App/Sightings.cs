using System.Collections.Concurrent;
using Binder;

namespace AndroidInterop;

/// <summary>What a lock asked a keeper and told it.</summary>
internal sealed class Sightings<TVisit>
{
    private readonly BlockingCollection<TVisit> _visits = [];

    /// <summary>The process that asked last.</summary>
    public int AskedBy { get; private set; }

    public string Ask(string visitor)
    {
        AskedBy = IPCThreadState.Self.CallingPid;
        return visitor;
    }

    public void See(TVisit visit) => _visits.Add(visit);

    /// <summary>The next visit that the keeper was told of, whenever that comes.</summary>
    public TVisit? Next() => _visits.TryTake(out TVisit? visit, Clients.Patience) ? visit : default;
}
