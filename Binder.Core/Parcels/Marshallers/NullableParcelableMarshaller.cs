namespace Binder;

/// <summary>Elements of <c>@nullable</c> arrays of a parcelable that is a class.</summary>
/// <typeparam name="T">The parcelable.</typeparam>
public readonly struct NullableParcelableMarshaller<T> : IParcelMarshaller<T?>
    where T : class, IParcelable<T>
{
    static int IParcelMarshaller<T?>.MinimumSize => 4;

    static void IParcelMarshaller<T?>.Write(Parcel parcel, T? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteNullableParcelable(value);
    }

    static T? IParcelMarshaller<T?>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadNullableParcelable<T>();
    }
}
