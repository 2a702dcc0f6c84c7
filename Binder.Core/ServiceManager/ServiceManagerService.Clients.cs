namespace Binder;

// Services that want to know whether anybody uses them. The driver counts who holds an object; the service manager is one of them.
public sealed partial class ServiceManagerService
{
    private const int OwnReferences = 1;
    private const int NoticeReferences = 1; // of a server that takes its service back while it is told that the last client left

    private readonly Lock _clientOrder = new(); // from counting until the news are sent; taken before the gate
    private readonly CallbackTable<IClientCallback> _clientCallbacks = new();

    /// <inheritdoc/>
    public override void RegisterClientCallback(string name, IBinder service, IClientCallback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        int caller = _process.CurrentThread.CallingPid;
        FindOwn(name, service, caller, static message => new ArgumentException(message));

        RegisteredCallback<IClientCallback> registered = new(name, callback);
        registered.Death = LinkToDeath(registered.Binder, () => Drop(registered));
        lock (_clientOrder)
        {
            ServiceEntry? entry;
            lock (_gate)
            {
                entry = _services.Find(name);
                _clientCallbacks.Add(registered);
            }

            if (entry is { HasClients: true })
                Notify(callback, entry);
            if (entry is not null)
                Count(entry, OwnReferences, isOnInterval: false);
        }

        _watch.Start();
    }

    /// <inheritdoc/>
    public override void TryUnregisterService(string name, IBinder service)
    {
        int caller = _process.CurrentThread.CallingPid;
        ServiceEntry entry = FindOwn(name, service, caller, static message => new InvalidOperationException(message));
        lock (_clientOrder)
        {
            if (entry.IsClientGuaranteed)
                throw new InvalidOperationException("A client is about to use the service.");
            if (Count(entry, OwnReferences + NoticeReferences, isOnInterval: false) != false || entry.HasClients)
                throw new InvalidOperationException("The service has clients, or it is not known whether it has.");
            Drop(entry);
        }

        entry.Unlink();
    }

    // The caller's own registration.
    private ServiceEntry FindOwn(string name, IBinder service, int caller, Func<string, Exception> refuse)
    {
        ArgumentNullException.ThrowIfNull(service);
        ServiceEntry? entry;
        lock (_gate)
            entry = _services.Find(name);
        if (entry is null)
            throw refuse("Service doesn't exist.");
        if (entry.Pid != caller)
            throw new NotSupportedException("Only the process that registered the service may do that.");
        return ReferenceEquals(entry.Service, service) ? entry : throw refuse("Service mismatch.");
    }

    private void CountAll()
    {
        ServiceEntry[] entries;
        lock (_gate)
            entries = _services.All();
        foreach (ServiceEntry entry in entries)
        {
            lock (_clientOrder)
                Count(entry, OwnReferences, isOnInterval: true);
        }
    }

    /// <summary>Counts a service's clients and tells of what changed: a first client at once, the loss of the last on the interval.</summary>
    /// <param name="entry">The service.</param>
    /// <param name="known">References that are no client's.</param>
    /// <param name="isOnInterval">Whether it may be said that the last client left.</param>
    /// <returns>Whether it has clients; null if nobody wants to know, or the driver does not say.</returns>
    private bool? Count(ServiceEntry entry, int known, bool isOnInterval)
    {
        IClientCallback[] callbacks;
        lock (_gate)
            callbacks = _clientCallbacks.For(entry.Name);
        if (callbacks.Length == 0 || HasHoldersBeyond(known, entry) is not { } hasClients)
            return null;

        bool wasGuaranteed = entry.IsClientGuaranteed;
        entry.IsClientGuaranteed = false;
        if (!entry.HasClients && (hasClients || wasGuaranteed))
            Tell(hasThem: true);
        if (entry.HasClients && !hasClients && !wasGuaranteed && isOnInterval)
            Tell(hasThem: false);
        return hasClients;

        void Tell(bool hasThem)
        {
            entry.HasClients = hasThem;
            foreach (IClientCallback callback in callbacks)
                Notify(callback, entry);
        }
    }

    private static bool? HasHoldersBeyond(int known, ServiceEntry entry) =>
        (entry.Service as BpBinder)?.CountStrongReferences() is { } count ? count > known : null;

    private static void Notify(IClientCallback callback, ServiceEntry entry)
    {
        try
        {
            callback.OnClients(entry.Service, entry.HasClients);
        }
        catch (Exception e) when (e is RemoteException or ObjectDisposedException)
        {
            // The death notice of the one or the other removes the callback.
        }
    }

    private void Drop(RegisteredCallback<IClientCallback> callback)
    {
        lock (_gate)
            _clientCallbacks.Remove(callback);
    }
}
