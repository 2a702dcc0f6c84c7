namespace Binder;

/// <summary>
/// An event of a remote object, as its proxy has it: the handlers of this process. The first one subscribes one listener over there for
/// all of them, the last one ends that.
/// </summary>
/// <typeparam name="THandler">The event's delegate.</typeparam>
public sealed class RemoteEvent<THandler>
    where THandler : Delegate
{
    private readonly Lock _gate = new();
    private volatile THandler? _handlers;

    /// <summary>What is called when the listener hears of the event; null for nothing.</summary>
    public THandler? Handlers => _handlers;

    /// <summary>Adds a handler.</summary>
    /// <param name="handler">The handler; null adds nothing.</param>
    /// <param name="subscribe">Called for the first handler; if it throws, the handler is not added.</param>
    public void Add(THandler? handler, Action subscribe)
    {
        ArgumentNullException.ThrowIfNull(subscribe);
        lock (_gate)
        {
            THandler? before = _handlers;
            _handlers = (THandler?)Delegate.Combine(before, handler);
            if (before is not null || handler is null)
                return;

            try
            {
                subscribe();
            }
            catch
            {
                _handlers = null;
                throw;
            }
        }
    }

    /// <summary>Removes a handler.</summary>
    /// <param name="handler">The handler; one that was not added removes nothing.</param>
    /// <param name="unsubscribe">Called for the last handler. That the object is dead is no failure: it raises nothing any more.</param>
    public void Remove(THandler? handler, Action unsubscribe)
    {
        ArgumentNullException.ThrowIfNull(unsubscribe);
        lock (_gate)
        {
            THandler? before = _handlers;
            _handlers = (THandler?)Delegate.Remove(before, handler);
            if (before is not null && _handlers is null)
                Unsubscribe(unsubscribe);
        }
    }

    /// <summary>Removes all handlers, for a proxy that is disposed; throws nothing that the other side is the cause of.</summary>
    public void Clear(Action unsubscribe)
    {
        ArgumentNullException.ThrowIfNull(unsubscribe);
        lock (_gate)
        {
            if (_handlers is null)
                return;

            _handlers = null;
            try
            {
                Unsubscribe(unsubscribe);
            }
            catch (RemoteException e)
            {
                BinderEventSource.Log.UnsubscribeFailed(e.ToString());
            }
        }
    }

    private static void Unsubscribe(Action unsubscribe)
    {
        try
        {
            unsubscribe();
        }
        catch (DeadObjectException)
        {
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
