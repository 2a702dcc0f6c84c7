namespace Binder;

/// <summary>A nullable object whose form in a parcel is that of an array or a text: null is the count -1.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <typeparam name="TMarshaller">How a value that is there is written and read.</typeparam>
public readonly struct NullableReferenceMarshaller<T, TMarshaller> : IParcelMarshaller<T?>
    where T : class
    where TMarshaller : IParcelMarshaller<T>
{
    static int IParcelMarshaller<T?>.MinimumSize => 4;

    static void IParcelMarshaller<T?>.Write(Parcel parcel, T? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        if (value is { } present)
            TMarshaller.Write(parcel, present);
        else
            parcel.WriteInt32(-1);
    }

    static T? IParcelMarshaller<T?>.Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.TryReadNullCount() ? null : TMarshaller.Read(parcel);
    }
}
