namespace Binder;

/// <summary>From untyped to typed objects.</summary>
public static class BinderExtensions
{
    /// <summary>The typed view of an object: the implementation itself if it lives in this process, else a new proxy.</summary>
    /// <typeparam name="T">The interface; nobody is asked whether the remote object really has it.</typeparam>
    public static T As<T>(this IBinder binder)
        where T : class, IBinderInterface<T>
    {
        ArgumentNullException.ThrowIfNull(binder);
        return binder.QueryLocalInterface(T.InterfaceDescriptor) as T ?? T.CreateProxy(binder);
    }
}
