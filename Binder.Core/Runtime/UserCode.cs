namespace Binder;

/// <summary>Runs code that the runtime knows nothing of, on threads that its exceptions must not end.</summary>
internal static class UserCode
{
    /// <summary>Raises an event; a handler that fails keeps the others from nothing.</summary>
    public static void Raise(object sender, EventHandler? handlers) => Raise(sender, handlers, EventArgs.Empty, static (handler, sender, e) => handler(sender, e));

    /// <inheritdoc cref="Raise(object, EventHandler?)"/>
    public static void Raise<TArguments>(object sender, EventHandler<TArguments>? handlers, TArguments arguments) =>
        Raise(sender, handlers, arguments, static (handler, sender, e) => handler(sender, e));

    /// <summary>The exception as text. Its <c>ToString</c> is virtual and may fail in its turn.</summary>
    public static string Describe(Exception exception)
    {
        try
        {
            return exception.ToString();
        }
        catch (Exception)
        {
            return exception.GetType().ToString();
        }
    }

    private static void Raise<THandler, TArguments>(
        object sender, THandler? handlers, TArguments arguments, Action<THandler, object, TArguments> call)
        where THandler : Delegate
    {
        foreach (THandler handler in Delegate.EnumerateInvocationList(handlers))
        {
            try
            {
                call(handler, sender, arguments);
            }
            catch (Exception e)
            {
                BinderEventSource.Log.HandlerFailed(Describe(e));
            }
        }
    }
}
