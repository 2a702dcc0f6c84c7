namespace Binder;

/// <summary>One <see cref="BpBinder"/> per handle, held weakly: the same object arrives as the same proxy for as long as anybody uses it.</summary>
internal sealed class ProxyTable(ProcessState process)
{
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
    public BpBinder Get(uint handle)
    {
        BpBinder made;
        lock (_gate)
        {
            if (_proxies.TryGetValue(handle, out WeakReference<BpBinder>? known)
                && known.TryGetTarget(out BpBinder? proxy) && proxy.TryAddUser())
                return proxy;

            made = new BpBinder(process, handle);
            _proxies[handle] = new WeakReference<BpBinder>(made);
        }

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
