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

    /// <summary>The object that adds to this one's interface (<see cref="BBinder.Extension"/>), asked from the other process for a proxy.</summary>
    /// <returns>Null if it has none.</returns>
    /// <exception cref="RemoteException">The object could not be asked.</exception>
    public static IBinder? GetExtension(this IBinder binder)
    {
        ArgumentNullException.ThrowIfNull(binder);
        if (binder is BBinder local)
            return local.Extension;

        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        StatusCode status = binder.Transact(SystemTransactions.Extension, data, reply);
        if (status == StatusCode.Ok)
            return reply.ReadNullableStrongBinder();
        const string operation = "extension";
        throw binder is BpBinder proxy ? proxy.Process.Explain(status, operation) : RemoteException.FromStatus(status, operation);
    }
}
