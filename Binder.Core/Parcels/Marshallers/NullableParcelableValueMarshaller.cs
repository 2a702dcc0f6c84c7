namespace Binder;

/// <summary>Elements of <c>@nullable</c> arrays of a parcelable that is a struct.</summary>
/// <typeparam name="T">The parcelable.</typeparam>
public readonly struct NullableParcelableValueMarshaller<T> : IParcelMarshaller<T?>
    where T : struct, IParcelable<T>
{
    static int IParcelMarshaller<T?>.MinimumSize => 4;

    static void IParcelMarshaller<T?>.Write(Parcel parcel, T? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteNullableParcelableValue(value);
    }

    static T? IParcelMarshaller<T?>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadNullableParcelableValue<T>();
    }
}
