namespace Binder;

/// <summary>
/// The notifications of one kind, of death or of freezing, that this process asked the driver for. A proxy that waits for one is held
/// strongly here, so that the notice comes although nobody else uses the proxy.
/// </summary>
internal sealed class NotificationLinks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ulong, BpBinder> _byCookie = [];
    private ulong _lastCookie;

    /// <summary>
    /// Held from deciding on a request or a clear until the driver has it: it ignores a request for a handle whose last one is not cleared
    /// yet. Taken before a proxy's own gate; nothing of a user runs under it.
    /// </summary>
    public Lock Order { get; } = new();

    /// <summary>Makes the cookie of a new notification.</summary>
    public ulong Add(BpBinder proxy)
    {
        lock (_gate)
        {
            _byCookie.Add(++_lastCookie, proxy);
            return _lastCookie;
        }
    }

    /// <summary>Ends a notification: it was taken back, or has come for good.</summary>
    public void Remove(ulong cookie)
    {
        lock (_gate)
            _byCookie.Remove(cookie);
    }

    /// <summary>The proxy of a notification that is still wanted.</summary>
    public BpBinder? Find(ulong cookie)
    {
        lock (_gate)
            return _byCookie.GetValueOrDefault(cookie);
    }

    /// <summary>Every proxy with a notification; for when the driver itself is gone.</summary>
    public BpBinder[] All()
    {
        lock (_gate)
            return [.. _byCookie.Values.Distinct()];
    }
}
