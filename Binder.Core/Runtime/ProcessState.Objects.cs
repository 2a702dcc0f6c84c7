using Binder.Protocol;

namespace Binder;

public sealed partial class ProcessState : IObjectTable, IReceivedBuffer
{
    // Below this a reply's buffer goes back with the thread's next call; above it the room is missed by others meanwhile.
    private const int LargeBuffer = 64 * 1024;

    private readonly LocalObjects _localObjects = new();
    private readonly DeathLinks _deathLinks = new();
    private readonly ProxyTable _proxies;
    private readonly Janitor _janitor;
    private BBinder? _contextObject;

    internal LocalObjects LocalObjects => _localObjects;

    internal DeathLinks DeathLinks => _deathLinks;

    internal Janitor Janitor => _janitor;

    /// <summary>Proxies that hold a handle now.</summary>
    internal int LiveProxies => _proxies.Count;

    /// <summary>The object that an incoming transaction is for; ptr 0 is the context manager's node.</summary>
    internal BBinder? FindTarget(ulong ptr) => ptr == 0 ? _contextObject : _localObjects.Find(ptr);

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

    (ulong Ptr, ulong Cookie) IObjectTable.Export(BBinder binder)
    {
        ulong ptr = _localObjects.Pin(binder);
        return (ptr, ptr);
    }

    void IObjectTable.Unexport(ulong ptr) => _localObjects.Unpin(ptr);

    IBinder? IObjectTable.GetLocal(ulong ptr, ulong cookie) => FindTarget(ptr);

    // The driver lets no context manager hold a handle to itself; whoever sends it one means the object.
    IBinder IObjectTable.GetByHandle(uint handle) =>
        handle == BinderProtocol.ContextManagerHandle && _contextObject is { } local ? local : _proxies.Get(handle);

    void IReceivedBuffer.FreeBuffer(ulong address, int size) => FreeBuffer(address, size);

    internal void FreeBuffer(ulong address, int size)
    {
        if (size < LargeBuffer && t_states?.TryGet(this) is { } thread)
            thread.PostLazily(BinderCommand.BC_FREE_BUFFER, address);
        else
            Post(BinderCommand.BC_FREE_BUFFER, address);
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
