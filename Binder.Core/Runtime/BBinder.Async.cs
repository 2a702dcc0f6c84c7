namespace Binder;

public abstract partial class BBinder
{
    /// <summary>
    /// Runs an asynchronous implementation and blocks the binder thread until it is done: a reply leaves from the thread that received
    /// the call. The caller's identity flows with the implementation to whatever threads it continues on.
    /// </summary>
    protected static void Wait(Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Start(call).GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait(Func{Task})"/>
    protected static T Wait<T>(Func<Task<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Start(call).GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait(Func{Task})"/>
    protected static void Wait(Func<ValueTask> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        Start(call).AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc cref="Wait(Func{Task})"/>
    protected static T Wait<T>(Func<ValueTask<T>> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Start(call).AsTask().GetAwaiter().GetResult();
    }

    private static TTask Start<TTask>(Func<TTask> call)
    {
        SynchronizationContext? context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        CallFlow? outer = CallFlow.Current;
        if (IPCThreadState.Serving is { } thread)
            CallFlow.Current = new CallFlow(thread.Process, thread.Caller, WorkSource.Current);
        try
        {
            return call();
        }
        finally
        {
            CallFlow.Current = outer;
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
