namespace Binder;

/// <summary>One <see cref="BpBinder"/> per handle, held weakly: the same object arrives as the same proxy for as long as anybody uses it.</summary>
internal sealed class ProxyTable(ProcessState process)
{
    // Source: BpBinder.cpp, kBinderProxyCountWarnInterval.
    private const int WarningInterval = 5000;

    private readonly Lock _gate = new();
    private readonly Dictionary<uint, WeakReference<BpBinder>> _proxies = [];

    /// <summary>Proxies that hold a handle.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _proxies.Count;
        }
    }

    /// <summary>
    /// The proxy of a handle that something still holds (a received buffer, or the context manager's place). A new proxy takes its own
    /// counts before this returns, so that the buffer may be freed.
    /// </summary>
    /// <returns>The proxy with one user more, for whom the caller calls <see cref="BpBinder.RemoveUser"/> once the proxy has others.</returns>
    public BpBinder Get(uint handle) => Find(handle) ?? Make(handle, trackedUid: null);

    /// <summary>As <see cref="Get"/>, for a handle that a user sent.</summary>
    /// <returns>Null if <see cref="ProxyCounter"/> refuses one more of the user's.</returns>
    public BpBinder? GetReceived(uint handle)
    {
        if (Find(handle) is { } known)
            return known;
        int? uid = process.ProxyCounter.TryAdd(process.SenderUid, out bool isRefused);
        return isRefused ? null : Make(handle, uid);
    }

    private BpBinder? Find(uint handle)
    {
        lock (_gate)
            return FindLocked(handle);
    }

    private BpBinder? FindLocked(uint handle) =>
        _proxies.TryGetValue(handle, out WeakReference<BpBinder>? known) && known.TryGetTarget(out BpBinder? proxy) && proxy.TryAddUser()
            ? proxy
            : null;

    private BpBinder Make(uint handle, int? trackedUid)
    {
        BpBinder made;
        int count;
        lock (_gate)
        {
            if (FindLocked(handle) is { } meanwhile)
            {
                if (trackedUid is { } uid)
                    process.ProxyCounter.Remove(uid);
                return meanwhile;
            }

            made = new BpBinder(process, handle, trackedUid);
            _proxies[handle] = new WeakReference<BpBinder>(made);
            count = _proxies.Count;
        }

        if (count % WarningInterval == 0)
            BinderEventSource.Log.ManyProxies(process.Device, count);
        try
        {
            process.AcquireHandle(handle);
            return made;
        }
        catch
        {
            made.Abandon();
            Remove(made);
            throw;
        }
    }

    /// <summary>Forgets a proxy that gives its handle back, unless a younger one has taken its place.</summary>
    public void Remove(BpBinder proxy)
    {
        lock (_gate)
        {
            if (_proxies.TryGetValue(proxy.Handle, out WeakReference<BpBinder>? known)
                && (!known.TryGetTarget(out BpBinder? current) || ReferenceEquals(current, proxy)))
                _proxies.Remove(proxy.Handle);
        }
    }
}
