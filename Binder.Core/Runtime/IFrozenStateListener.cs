namespace Binder;

/// <summary>Wants to know when a remote object's process is frozen and when it runs again.</summary>
public interface IFrozenStateListener
{
    /// <summary>Called on a thread of the process's pool, one call after the other; first with the state at the time of the request.</summary>
    /// <param name="who">The proxy of the object.</param>
    /// <param name="isFrozen">Whether its process is frozen.</param>
    void FrozenStateChanged(IBinder who, bool isFrozen);
}
