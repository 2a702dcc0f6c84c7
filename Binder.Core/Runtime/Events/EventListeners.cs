namespace Binder;

/// <summary>
/// The listeners of other processes to an event of a local object, as its stub has them. A listener whose process dies is removed.
/// </summary>
/// <typeparam name="THandler">The event's delegate.</typeparam>
public sealed class EventListeners<THandler>
    where THandler : Delegate
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IBinder, Subscription> _subscriptions = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds a listener; one that is there already, or whose process is gone, is not added.</summary>
    /// <param name="listener">The listener, owned by this object from here on.</param>
    /// <param name="handler">Tells the listener that the event was raised.</param>
    /// <param name="add">Adds the handler to the event.</param>
    /// <param name="remove">Removes it.</param>
    public void Add(IInterface listener, THandler handler, Action<THandler> add, Action<THandler> remove)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(add);
        Subscription subscription = new(this, listener, handler, remove);
        lock (_gate)
        {
            if (!_subscriptions.TryAdd(subscription.Binder, subscription))
            {
                subscription.Release();
                return;
            }

            add(handler);
        }

        if (!subscription.Watch())
            Remove(subscription);
    }

    /// <summary>Removes a listener; one that is not there is no failure.</summary>
    /// <param name="listener">The listener as this call brought it, owned by this object from here on.</param>
    public void Remove(IInterface listener)
    {
        ArgumentNullException.ThrowIfNull(listener);
        Subscription? subscription;
        lock (_gate)
            _subscriptions.TryGetValue(BinderOf(listener), out subscription);

        if (subscription is not null)
            Remove(subscription);
        Subscription.Release(listener);
    }

    /// <summary>A listener could not be told. A dead one is removed; any other one stays.</summary>
    public void Failed(IInterface listener, RemoteException failure)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(failure);
        if (failure is DeadObjectException)
            Remove(listener);
        else
            BinderEventSource.Log.ListenerFailed(failure.ToString());
    }

    private static IBinder BinderOf(IInterface listener) => (listener as BinderProxy)?.Remote ?? listener.AsBinder();

    private void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            if (!_subscriptions.Remove(subscription.Binder))
                return;
        }

        subscription.End();
    }

    private sealed class Subscription(EventListeners<THandler> owner, IInterface listener, THandler handler, Action<THandler> remove) : IDeathRecipient
    {
        public IBinder Binder { get; } = BinderOf(listener);

        /// <summary>Gives a proxy of a listener back; a local listener has nothing to give.</summary>
        public static void Release(IInterface listener) => (listener as BinderProxy)?.Dispose();

        public void Release() => Release(listener);

        /// <summary>Asks to be told of the listener's death; a local one dies with this process.</summary>
        /// <returns>False if it is dead.</returns>
        public bool Watch()
        {
            if (Binder is BBinder)
                return true;

            try
            {
                Binder.LinkToDeath(this);
                return true;
            }
            catch (DeadObjectException)
            {
                return false;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
        }

        public void BinderDied(IBinder binder) => owner.Remove(this);

        public void End()
        {
            remove(handler);
            Binder.UnlinkToDeath(this);
            Release();
        }
    }
}
