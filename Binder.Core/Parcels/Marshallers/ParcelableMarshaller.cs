namespace Binder;

/// <summary>Elements of arrays of a parcelable or union.</summary>
/// <typeparam name="T">The parcelable.</typeparam>
public readonly struct ParcelableMarshaller<T> : IParcelMarshaller<T>
    where T : IParcelable<T>
{
    static int IParcelMarshaller<T>.MinimumSize => 4;

    static void IParcelMarshaller<T>.Write(Parcel parcel, T value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteParcelable(value);
    }

    static T IParcelMarshaller<T>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadParcelable<T>();
    }
}
