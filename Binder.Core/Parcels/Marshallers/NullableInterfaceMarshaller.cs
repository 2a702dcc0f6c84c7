namespace Binder;

/// <summary>Elements of <c>@nullable</c> arrays of an interface.</summary>
/// <typeparam name="T">The interface.</typeparam>
public readonly struct NullableInterfaceMarshaller<T> : IParcelMarshaller<T?>
    where T : class, IBinderInterface<T>
{
    static int IParcelMarshaller<T?>.MinimumSize => 28;

    static void IParcelMarshaller<T?>.Write(Parcel parcel, T? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteNullableInterface(value);
    }

    static T? IParcelMarshaller<T?>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadNullableInterface<T>();
    }
}
