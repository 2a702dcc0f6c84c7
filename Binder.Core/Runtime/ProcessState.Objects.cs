using Binder.Protocol;

namespace Binder;

public sealed partial class ProcessState : IObjectTable
{
    // Larger buffers that wait for a thread's next call may be this part of the area: a thread may never call again, and others miss the room.
    private const int HeldPartOfArea = 8;

    private readonly LocalObjects _localObjects = new();
    private readonly NotificationLinks _deathLinks = new();
    private readonly NotificationLinks _freezeLinks = new();
    private readonly ProxyTable _proxies;
    private readonly Janitor _janitor;
    private readonly Lock _contextGate = new();
    private volatile BBinder? _contextObject;
    private int _heldBytes;

    internal LocalObjects LocalObjects => _localObjects;

    internal NotificationLinks DeathLinks => _deathLinks;

    internal NotificationLinks FreezeLinks => _freezeLinks;

    internal Janitor Janitor => _janitor;

    /// <summary>Counts the proxies by the users who sent their objects.</summary>
    public ProxyCounter ProxyCounter { get; }

    /// <summary>Proxies that hold a handle now.</summary>
    internal int LiveProxies => _proxies.Count;

    /// <summary>The object that an incoming transaction is for; ptr 0 is the context manager's node.</summary>
    internal BBinder? FindTarget(ulong ptr) => ptr == 0 ? FindContextObject() : _localObjects.Find(ptr);

    internal int? CountStrongReferences(uint handle)
    {
        binder_node_info_for_ref info = new() { handle = handle };
        return _connection.GetNodeInfoForRef(ref info) == Errno.None ? (int)info.strong_count : null;
    }

    internal void AcquireHandle(uint handle)
    {
        IPCThreadState thread = CurrentThread;
        thread.PostLazily(BinderCommand.BC_INCREFS, handle);
        thread.PostNow(BinderCommand.BC_ACQUIRE, handle);
    }

    internal void Forget(BpBinder proxy) => _proxies.Remove(proxy);

    internal void ReleaseHandle(uint handle)
    {
        Post(BinderCommand.BC_RELEASE, handle);
        Post(BinderCommand.BC_DECREFS, handle);
    }

    internal void RequestDeathNotification(uint handle, ulong cookie) =>
        CurrentThread.PostNow(BinderCommand.BC_REQUEST_DEATH_NOTIFICATION, new binder_handle_cookie { handle = handle, cookie = cookie });

    internal void ClearDeathNotification(uint handle, ulong cookie)
    {
        _deathLinks.Remove(cookie);
        if (_isStopping)
            return;
        try
        {
            CurrentThread.PostNow(BinderCommand.BC_CLEAR_DEATH_NOTIFICATION, new binder_handle_cookie { handle = handle, cookie = cookie });
        }
        catch (Exception e) when (e is BinderDeviceException or ObjectDisposedException)
        {
            // The notification went with the device.
        }
    }

    internal Errno RequestFreezeNotification(uint handle, ulong cookie) => CurrentThread.PostAlone(
        BinderCommand.BC_REQUEST_FREEZE_NOTIFICATION, new binder_handle_cookie { handle = handle, cookie = cookie });

    internal void ClearFreezeNotification(uint handle, ulong cookie)
    {
        _freezeLinks.Remove(cookie);
        if (_isStopping)
            return;
        try
        {
            CurrentThread.PostAlone(BinderCommand.BC_CLEAR_FREEZE_NOTIFICATION, new binder_handle_cookie { handle = handle, cookie = cookie });
        }
        catch (Exception e) when (e is BinderDeviceException or ObjectDisposedException)
        {
            // The notification went with the device.
        }
    }

    (ulong Ptr, ulong Cookie) IObjectTable.Export(BBinder binder)
    {
        ulong ptr = _localObjects.Pin(binder);
        return (ptr, ptr);
    }

    void IObjectTable.Unexport(ulong ptr) => _localObjects.Unpin(ptr);

    IBinder? IObjectTable.GetLocal(ulong ptr, ulong cookie) => FindTarget(ptr);

    // The driver lets no context manager hold a handle to itself; whoever sends it one means the object.
    IBinder? IObjectTable.GetByHandle(uint handle) =>
        handle == BinderProtocol.ContextManagerHandle && _contextObject is { } local ? local : _proxies.GetReceived(handle);

    /// <summary>Gives a buffer back: with its receiver's next call if that thread does so itself, for it calls again and again; else at once.</summary>
    internal void FreeBuffer(IPCThreadState receiver, ulong address, int size)
    {
        if (ReferenceEquals(t_states?.TryGet(this), receiver) && receiver.MayHold(size))
            receiver.PostLazily(BinderCommand.BC_FREE_BUFFER, address);
        else
            Post(BinderCommand.BC_FREE_BUFFER, address);
    }

    /// <summary>A thread wants to give a buffer back later.</summary>
    /// <returns>False if that would leave too little of the area to others.</returns>
    internal bool TryHold(int size)
    {
        if (Interlocked.Add(ref _heldBytes, size) <= _connection.AreaSize / HeldPartOfArea)
            return true;
        EndHold(size);
        return false;
    }

    /// <summary>Buffers of this size went back to the driver.</summary>
    internal void EndHold(int size) => Interlocked.Add(ref _heldBytes, -size);

    // The driver may deliver the first call before the thread that became context manager knows that it did.
    private BBinder? FindContextObject()
    {
        if (_contextObject is { } known)
            return known;
        lock (_contextGate)
            return _contextObject;
    }

    // A thread without a conversation, the finalizer's for one, does not start one for this.
    private void Post<T>(uint command, in T payload)
        where T : unmanaged
    {
        if (_isStopping)
            return;
        if (t_states?.TryGet(this) is { } thread)
            thread.Post(command, payload);
        else
            _janitor.Post(command, payload);
    }
}
