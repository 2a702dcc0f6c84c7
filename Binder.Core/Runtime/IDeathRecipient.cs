namespace Binder;

/// <summary>Wants to know when a remote object's process dies.</summary>
public interface IDeathRecipient
{
    /// <summary>Called once, on a thread of the process's pool.</summary>
    /// <param name="who">The proxy that died.</param>
    void BinderDied(IBinder who);
}
