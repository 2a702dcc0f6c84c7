namespace Binder;

/// <summary>The client side of the service manager: registers services and finds those of others by name.</summary>
public sealed class ServiceManager
{
    private static readonly Lazy<ServiceManager> DefaultManager = new(
        static () => new ServiceManager(ProcessState.Self), LazyThreadSafetyMode.PublicationOnly);

    private readonly ProcessState _process;
    private readonly Lock _gate = new();
    private IServiceManager? _manager;

    /// <summary>Uses the service manager of a process's device.</summary>
    public ServiceManager(ProcessState process)
    {
        ArgumentNullException.ThrowIfNull(process);
        _process = process;
    }

    /// <summary>The service manager of the default device.</summary>
    /// <exception cref="BinderDeviceException">The default device cannot be used.</exception>
    public static ServiceManager Default => DefaultManager.Value;

    /// <summary>Registers a service, in place of one that has the name.</summary>
    /// <param name="name">1 to 127 characters of <c>A-Z a-z 0-9 _ - . /</c>.</param>
    /// <param name="service">The object; a generated stub is both interface and binder.</param>
    /// <param name="allowIsolated">Kept for Android's sake: there are no isolated processes here.</param>
    /// <param name="dumpPriority">Under which dump priorities it is listed; see <see cref="IServiceManager"/>.</param>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    /// <exception cref="RemoteException">There is no service manager.</exception>
    public void AddService(
        string name, IBinder service, bool allowIsolated = false, int dumpPriority = IServiceManager.DumpFlagPriorityDefault)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(service);
        GetManager().AddService(name, service, allowIsolated, dumpPriority);
    }

    /// <summary>The service of this name, or null. Does not wait.</summary>
    public IBinder? GetService(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return GetManager().GetService(name);
    }

    /// <summary>The service of this name as a typed object, or null. Does not wait. Disposing the last such proxy gives its handle back.</summary>
    public T? GetService<T>(string name)
        where T : class, IBinderInterface<T>
    {
        ArgumentNullException.ThrowIfNull(name);
        return GetTypedService<T>(GetManager(), name);
    }

    /// <summary>The service of this name, or null. Does not wait and starts nothing.</summary>
    public IBinder? CheckService(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return GetManager().CheckService(name);
    }

    /// <summary>Names of all services with one of these dump priorities, sorted.</summary>
    public IReadOnlyList<string> ListServices(int dumpPriority = IServiceManager.DumpFlagPriorityAll) =>
        GetManager().ListServices(dumpPriority);

    /// <summary>Every service with the process that registered it.</summary>
    public IReadOnlyList<ServiceDebugInfo> GetServiceDebugInfo() => GetManager().GetServiceDebugInfo();

    /// <summary>Asks to be told when a service of this process gets its first client and when it has lost its last.</summary>
    /// <inheritdoc cref="IServiceManager.RegisterClientCallback"/>
    public void RegisterClientCallback(string name, IBinder service, IClientCallback callback)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(callback);
        GetManager().RegisterClientCallback(name, service, callback);
    }

    /// <summary>Takes a service of this process back if it has no client: its process may end then.</summary>
    /// <returns>False if it has clients, or was just looked up, or is not registered; it stays.</returns>
    /// <exception cref="NotSupportedException">Another process registered it.</exception>
    public bool TryUnregisterService(string name, IBinder service)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(service);
        try
        {
            GetManager().TryUnregisterService(name, service);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Waits until there is a service manager and a service of this name.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The process was disposed meanwhile.</exception>
    public IBinder WaitForService(string name, CancellationToken cancellationToken = default) =>
        WaitForServiceAsync(name, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="WaitForService(string, CancellationToken)"/>
    public T WaitForService<T>(string name, CancellationToken cancellationToken = default)
        where T : class, IBinderInterface<T> => WaitForServiceAsync<T>(name, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="WaitForService(string, CancellationToken)"/>
    public Task<IBinder> WaitForServiceAsync(string name, CancellationToken cancellationToken = default) =>
        WaitForServiceAsync(name, static (manager, name) => manager.GetService(name), static binder => binder, cancellationToken);

    /// <inheritdoc cref="WaitForService(string, CancellationToken)"/>
    public Task<T> WaitForServiceAsync<T>(string name, CancellationToken cancellationToken = default)
        where T : class, IBinderInterface<T> =>
        WaitForServiceAsync(name, GetTypedService<T>, static binder => binder.As<T>(), cancellationToken);

    // Read as an interface, the binder itself is not taken out, so that the typed proxy alone decides how long it lives.
    private static T? GetTypedService<T>(IServiceManager manager, string name)
        where T : class, IBinderInterface<T>
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        data.WriteInterfaceToken(IServiceManager.Descriptor);
        data.WriteString16(name);
        StatusCode status = manager.AsBinder().Transact(IServiceManager.Transactions.GetService, data, reply);
        if (status != StatusCode.Ok)
            throw RemoteException.FromStatus(status, "IServiceManager.GetService");
        reply.ReadException();
        return reply.ReadNullableInterface<T>();
    }

    private async Task<T> WaitForServiceAsync<T>(
        string name, Func<IServiceManager, string, T?> get, Func<IBinder, T> convert, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(name);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _process.Stopping);
        try
        {
            while (true)
            {
                IServiceManager manager = await WaitForManagerAsync(stop.Token).ConfigureAwait(false);
                try
                {
                    if (get(manager, name) is { } present)
                        return present;
                    _process.StartThreadPool();
                    if (await WaitForRegistrationAsync(manager, name, stop.Token).ConfigureAwait(false) is { } registered)
                        return convert(registered);
                }
                catch (DeadObjectException)
                {
                    // This manager is gone; the next one starts with an empty table.
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(ProcessState), $"The process that waits for '{name}' was disposed.");
        }
        catch (OperationCanceledException e) when (e.CancellationToken != cancellationToken)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    private static async Task<IBinder?> WaitForRegistrationAsync(IServiceManager manager, string name, CancellationToken cancellationToken)
    {
        RegistrationWaiter waiter = new();
        BpBinder? remote = manager.AsBinder() as BpBinder;
        remote?.LinkToDeath(waiter);
        try
        {
            manager.RegisterForNotifications(name, waiter);
            return await waiter.Registered.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            remote?.UnlinkToDeath(waiter);
            StopWaiting(manager, name, waiter);
        }
    }

    private static void StopWaiting(IServiceManager manager, string name, RegistrationWaiter waiter)
    {
        try
        {
            manager.UnregisterForNotifications(name, waiter);
        }
        catch (Exception e) when (e is RemoteException or InvalidOperationException)
        {
            // The manager is gone, and the registration with it; another one in its place knows nothing to take back.
        }
    }

    private async Task<IServiceManager> WaitForManagerAsync(CancellationToken cancellationToken)
    {
        // Nothing announces a context manager, so that its place is asked now and then, as Android's libbinder does.
        TimeSpan interval = TimeSpan.FromMilliseconds(10);
        while (true)
        {
            if (TryGetManager() is { } manager)
                return manager;
            await Task.Delay(interval, cancellationToken).ConfigureAwait(false);
            interval = TimeSpan.FromMilliseconds(Math.Min(interval.TotalMilliseconds * 2, 1000));
        }
    }

    private IServiceManager GetManager() => TryGetManager() ?? throw new RemoteException(
        StatusCode.DeadObject,
        $"No service manager runs on {_process.Device}; start one, for example with `binder servicemanager` or `binder up`.");

    private IServiceManager? TryGetManager()
    {
        lock (_gate)
        {
            if (_manager is { } known && known.AsBinder().IsAlive)
                return known;
        }

        // Asked outside the lock: a call never runs under it.
        IServiceManager? found = _process.GetContextObject()?.As<IServiceManager>();
        lock (_gate)
            return _manager = found;
    }
}
