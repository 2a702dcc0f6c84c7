namespace Binder;

/// <summary>
/// The listeners of other processes to an event of a local object, as its stub has them. A listener whose process dies is removed.
/// </summary>
/// <remarks>
/// An event has at most <see cref="EventListenerLimits.PerEvent"/> listeners, and <see cref="EventListenerLimits.PerCaller"/> that one process
/// added: nobody can fill another process's memory, nor make it call for ever when the event is raised.
/// </remarks>
/// <typeparam name="THandler">The event's delegate.</typeparam>
public sealed class EventListeners<THandler>
    where THandler : Delegate
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IBinder, Subscription> _subscriptions = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<EventCaller, int> _countByCaller = [];

    /// <summary>Adds a listener; one that is there already, or whose process is gone, is not added.</summary>
    /// <param name="listener">The listener, owned by this object from here on.</param>
    /// <param name="handler">Tells the listener that the event was raised.</param>
    /// <param name="add">Adds the handler to the event.</param>
    /// <param name="remove">Removes it.</param>
    /// <exception cref="InvalidOperationException">There are as many listeners as there may be, of the caller or in all.</exception>
    public void Add(IInterface listener, THandler handler, Action<THandler> add, Action<THandler> remove) =>
        Add(listener, EventCaller.Current, handler, add, remove);

    internal void Add(IInterface listener, EventCaller caller, THandler handler, Action<THandler> add, Action<THandler> remove)
    {
        ArgumentNullException.ThrowIfNull(listener);
        ArgumentNullException.ThrowIfNull(add);
        Subscription subscription = new(this, listener, caller, handler, remove);
        bool isEntered = false;
        try
        {
            lock (_gate)
            {
                if (_subscriptions.ContainsKey(subscription.Binder))
                    return;

                EnterLocked(subscription);
                isEntered = true;
            }
        }
        finally
        {
            if (!isEntered)
                subscription.Release();
        }

        try
        {
            subscription.Begin(add);
        }
        catch
        {
            Remove(subscription);
            throw;
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

            int left = _countByCaller[subscription.Caller] - 1;
            if (left == 0)
                _countByCaller.Remove(subscription.Caller);
            else
                _countByCaller[subscription.Caller] = left;
        }

        subscription.End();
    }

    private void EnterLocked(Subscription subscription)
    {
        if (_subscriptions.Count >= EventListenerLimits.PerEvent)
            throw new InvalidOperationException($"The event has {EventListenerLimits.PerEvent} listeners, which is all that it can have.");
        int ofCaller = _countByCaller.GetValueOrDefault(subscription.Caller);
        if (ofCaller >= EventListenerLimits.PerCaller)
            throw new InvalidOperationException($"{subscription.Caller} has added {ofCaller} listeners to the event, which is all that one may add.");
        _subscriptions.Add(subscription.Binder, subscription);
        _countByCaller[subscription.Caller] = ofCaller + 1;
    }

    private sealed class Subscription(
        EventListeners<THandler> owner, IInterface listener, EventCaller caller, THandler handler, Action<THandler> remove) : IDeathRecipient
    {
        private const int Added = 1;
        private const int Ended = 2;

        private int _stage;

        public IBinder Binder { get; } = BinderOf(listener);

        public EventCaller Caller => caller;

        /// <summary>Gives a proxy of a listener back; a local listener has nothing to give.</summary>
        public static void Release(IInterface listener) => (listener as BinderProxy)?.Dispose();

        public void Release() => Release(listener);

        /// <summary>Adds the handler to the event, which is the user's code, and takes it back if the listener was removed meanwhile.</summary>
        public void Begin(Action<THandler> add)
        {
            add(handler);
            if (Interlocked.CompareExchange(ref _stage, Added, 0) == Ended)
                remove(handler);
        }

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
            if (Interlocked.Exchange(ref _stage, Ended) == Added)
                remove(handler);
            Binder.UnlinkToDeath(this);
            Release();
        }
    }
}
