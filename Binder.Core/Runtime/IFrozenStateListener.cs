namespace Binder;

/// <summary>Wants to know when a remote object's process is frozen and when it runs again.</summary>
public interface IFrozenStateListener
{
    /// <summary>
    /// Called on a thread of the process's pool; first with the state at the time of the request, where it is known already on the thread that
    /// adds the listener.
    /// </summary>
    /// <param name="who">The proxy of the object.</param>
    /// <param name="isFrozen">Whether its process is frozen.</param>
    void FrozenStateChanged(IBinder who, bool isFrozen);
}
