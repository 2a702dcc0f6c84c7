namespace Binder;

/// <summary>Elements of arrays of an interface.</summary>
/// <typeparam name="T">The interface.</typeparam>
public readonly struct InterfaceMarshaller<T> : IParcelMarshaller<T>
    where T : class, IBinderInterface<T>
{
    static int IParcelMarshaller<T>.MinimumSize => 28;

    static void IParcelMarshaller<T>.Write(Parcel parcel, T value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInterface(value);
    }

    static T IParcelMarshaller<T>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadInterface<T>();
    }
}
