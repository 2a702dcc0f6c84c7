namespace Binder;

/// <summary>What the service manager does when a service or a callback dies.</summary>
internal sealed class ObjectDeath(IBinder binder, Action drop) : IDeathRecipient
{
    public void BinderDied(IBinder who) => drop();

    public void Unlink() => binder.UnlinkToDeath(this);
}
