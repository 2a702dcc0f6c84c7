using System.Security;

namespace Binder;

/// <summary>
/// The service manager: the object behind handle 0. <see cref="Serve(ProcessState, bool)"/> makes a process one; a service whose process
/// dies disappears from the table at once.
/// </summary>
public sealed partial class ServiceManagerService : BnServiceManager
{
    // Source: private/android_filesystem_config.h, AID_APP_START and AID_USER_OFFSET.
    private const int FirstApplicationId = 10000;
    private const int UserOffset = 100000;

    private readonly Lock _gate = new();
    private readonly ServiceTable _services = new();
    private readonly CallbackTable<IServiceCallback> _callbacks = new();

    private readonly ProcessState _process;
    private readonly ClientWatch _watch;
    private readonly int _ownUid = (int)Interop.Libc.GetEffectiveUserId();

    private ServiceManagerService(ProcessState process, TimeSpan clientInterval)
    {
        _process = process;
        _watch = new ClientWatch(process, clientInterval, CountAll);
    }

    /// <summary>
    /// Whether callers whose user id is an Android application's (10000 and above, modulo 100000) may not register services. On Linux such
    /// ids belong to ordinary users, so the default is false.
    /// </summary>
    public bool RefusesApplicationUids { get; init; }

    /// <summary>
    /// Makes the process the context manager of its device and registers the manager itself as <c>manager</c>. The process's pool keeps to one
    /// thread from here on (<see cref="ProcessState.MaxThreads"/> of 0), as Android's: what a death removed is gone for whoever asks after its
    /// notice.
    /// </summary>
    /// <returns>The manager; the caller starts or joins the thread pool.</returns>
    /// <exception cref="InvalidOperationException">The device has a service manager already.</exception>
    public static ServiceManagerService Serve(ProcessState process, bool refuseApplicationUids = false) =>
        Serve(process, refuseApplicationUids, ClientWatch.UsualInterval);

    /// <summary>As the public one, with its own interval of looking for lost clients.</summary>
    internal static ServiceManagerService Serve(ProcessState process, bool refuseApplicationUids, TimeSpan clientInterval)
    {
        ArgumentNullException.ThrowIfNull(process);
        ServiceManagerService manager = new(process, clientInterval) { RefusesApplicationUids = refuseApplicationUids };
        process.BecomeContextManager(manager);
        process.MaxThreads = 0;
        manager._services.Set(new ServiceEntry("manager", manager, IServiceManager.DumpFlagPriorityDefault, Environment.ProcessId, manager._ownUid));
        return manager;
    }

    /// <inheritdoc/>
    public override IBinder? GetService(string name) => CheckService(name);

    /// <inheritdoc/>
    public override IBinder? CheckService(string name)
    {
        lock (_gate)
        {
            ServiceEntry? entry = _services.Find(name);
            if (entry is not null)
                entry.IsClientGuaranteed = true;
            return entry?.Service;
        }
    }

    /// <inheritdoc/>
    public override void AddService(string name, IBinder service, bool allowIsolated, int dumpPriority)
    {
        IPCThreadState caller = _process.CurrentThread;
        if (RefusesApplicationUids && caller.CallingUid % UserOffset >= FirstApplicationId)
            throw new SecurityException("App UIDs cannot add services.");
        CheckName(name);

        ServiceEntry entry = new(name, service, dumpPriority, caller.CallingPid, caller.CallingUid);
        entry.Death = LinkToDeath(service, () => Drop(entry));
        ServiceEntry? replaced;
        IServiceCallback[] callbacks;
        bool isRefused;
        lock (_gate)
        {
            if (entry.IsDropped)
                throw DeadAlready();
            replaced = _services.Find(name);
            isRefused = replaced is not null && !MayReplace(replaced, entry);
            callbacks = _callbacks.For(name);
            if (!isRefused)
            {
                _services.Set(entry);
                entry.HasClients = replaced?.HasClients ?? false;
                entry.IsClientGuaranteed = callbacks.Length > 0;
            }
        }

        if (isRefused)
        {
            entry.Unlink();
            throw new SecurityException($"Service '{name}' is registered by user {replaced!.Uid}; user {entry.Uid} may not replace it.");
        }

        replaced?.Unlink();
        foreach (IServiceCallback callback in callbacks)
            Notify(callback, entry);
    }

    /// <inheritdoc/>
    public override string[] ListServices(int dumpPriority)
    {
        lock (_gate)
            return _services.List(dumpPriority);
    }

    /// <inheritdoc/>
    public override void RegisterForNotifications(string name, IServiceCallback callback)
    {
        CheckName(name);
        RegisteredCallback<IServiceCallback> registered = new(name, callback);
        ServiceEntry? present;
        lock (_gate)
        {
            _callbacks.Add(registered);
            present = _services.Find(name);
        }

        registered.Death = LinkToDeath(registered.Binder, () => Drop(registered));
        if (present is not null)
            Notify(callback, present);
    }

    /// <inheritdoc/>
    public override void UnregisterForNotifications(string name, IServiceCallback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        RegisteredCallback<IServiceCallback>[] removed;
        lock (_gate)
            removed = _callbacks.Remove(name, callback.AsBinder());
        if (removed.Length == 0)
            throw new InvalidOperationException("Nothing to unregister.");
        foreach (RegisteredCallback<IServiceCallback> registered in removed)
            registered.Unlink();
    }

    /// <inheritdoc/>
    public override bool IsDeclared(string name) => false;

    /// <inheritdoc/>
    public override string[] GetDeclaredInstances(string @interface) => [];

    /// <inheritdoc/>
    public override string? UpdatableViaApex(string name) => null;

    /// <inheritdoc/>
    public override string[] GetUpdatableNames(string apexName) => [];

    /// <inheritdoc/>
    public override ConnectionInfo? GetConnectionInfo(string name) => null;

    /// <inheritdoc/>
    public override ServiceDebugInfo[] GetServiceDebugInfo()
    {
        lock (_gate)
            return _services.DebugInfo();
    }

    /// <inheritdoc/>
    protected override void Dump(TextWriter output, IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (ServiceDebugInfo service in GetServiceDebugInfo())
            output.WriteLine($"{service.Name} pid {service.DebugPid}");
    }

    // Android leaves this to SELinux, which other Linux systems do not have.
    private bool MayReplace(ServiceEntry present, ServiceEntry entry) =>
        entry.Uid == present.Uid || entry.Uid == 0 || entry.Uid == _ownUid;

    private static void CheckName(string name)
    {
        if (!ServiceName.IsValid(name))
            throw new ArgumentException("Invalid service name.");
    }

    private static ObjectDeath? LinkToDeath(IBinder binder, Action drop)
    {
        if (binder is BBinder)
            return null;

        ObjectDeath death = new(binder, drop);
        try
        {
            binder.LinkToDeath(death);
            return death;
        }
        catch (DeadObjectException)
        {
            drop();
            throw DeadAlready();
        }
    }

    private static InvalidOperationException DeadAlready() => new("linkToDeath failure.");

    private static void Notify(IServiceCallback callback, ServiceEntry entry)
    {
        try
        {
            callback.OnRegistration(entry.Name, entry.Service);
        }
        catch (RemoteException)
        {
            // Its death notice removes the callback.
        }
    }

    private void Drop(ServiceEntry entry)
    {
        lock (_gate)
        {
            entry.IsDropped = true;
            _services.Remove(entry);
        }
    }

    private void Drop(RegisteredCallback<IServiceCallback> callback)
    {
        lock (_gate)
            _callbacks.Remove(callback);
    }
}
