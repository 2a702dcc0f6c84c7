using Binder.Protocol;

namespace Binder;

public sealed partial class BpBinder
{
    private readonly List<IFrozenStateListener> _frozenStateListeners = [];
    private ulong _freezeCookie;
    private bool? _isFrozen;

    /// <inheritdoc/>
    public void AddFrozenStateListener(IFrozenStateListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        bool? known;
        lock (Process.FreezeLinks.Order)
        {
            bool isFirst;
            lock (_gate)
            {
                if (_isDead)
                    throw new DeadObjectException($"{this}: cannot hear of its freezing, the process of the object is gone.");
                ObjectDisposedException.ThrowIf(IsReleased, this);
                isFirst = _frozenStateListeners.Count == 0;
                if (isFirst)
                    _isFrozen = null;
                known = _isFrozen;
                _frozenStateListeners.Add(listener);
            }

            if (isFirst)
                RequestFreezeNotification();
        }

        if (known is { } isFrozen)
            Tell(listener, isFrozen);
    }

    /// <inheritdoc/>
    public bool RemoveFrozenStateListener(IFrozenStateListener listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        lock (Process.FreezeLinks.Order)
        {
            lock (_gate)
            {
                if (!_frozenStateListeners.Remove(listener))
                    return false;
                if (_frozenStateListeners.Count > 0)
                    return true;
            }

            ClearFreezeLinkInOrder();
            return true;
        }
    }

    /// <summary>The driver says whether the object's process is frozen.</summary>
    internal void ReportFrozenState(bool isFrozen)
    {
        IFrozenStateListener[] listeners;
        lock (_gate)
        {
            _isFrozen = isFrozen;
            listeners = [.. _frozenStateListeners];
        }

        foreach (IFrozenStateListener listener in listeners)
            Tell(listener, isFrozen);
    }

    private void Tell(IFrozenStateListener listener, bool isFrozen)
    {
        try
        {
            listener.FrozenStateChanged(this, isFrozen);
        }
        catch (Exception e)
        {
            BinderEventSource.Log.HandlerFailed(UserCode.Describe(e));
        }
    }

    private void RequestFreezeNotification()
    {
        ulong cookie = Process.FreezeLinks.Add(this);
        Errno error = Errno.EBADF;
        try
        {
            error = Process.RequestFreezeNotification(Handle, cookie);
        }
        finally
        {
            lock (_gate)
            {
                if (error == Errno.None)
                    _freezeCookie = cookie;
                else
                    _frozenStateListeners.Clear();
            }

            if (error != Errno.None)
                Process.FreezeLinks.Remove(cookie);
        }

        if (error == Errno.EINVAL)
            throw new NotSupportedException($"The driver behind {Process.Device} does not tell of freezing; the kernel's does from Linux 6.12 on.");
        if (error != Errno.None)
            throw new BinderDeviceException(Process.Device, $"{this}: cannot hear of its freezing ({error}).");
    }

    private void ClearFreezeLinkInOrder()
    {
        ulong cookie;
        lock (_gate)
        {
            _frozenStateListeners.Clear();
            (cookie, _freezeCookie) = (_freezeCookie, 0);
        }

        if (cookie != 0)
            Process.ClearFreezeNotification(Handle, cookie);
    }
}
