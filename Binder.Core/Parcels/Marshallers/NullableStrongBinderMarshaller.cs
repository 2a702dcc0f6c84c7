namespace Binder;

/// <summary>Elements of <c>@nullable IBinder[]</c>.</summary>
public readonly struct NullableStrongBinderMarshaller : IParcelMarshaller<IBinder?>
{
    /// <inheritdoc/>
    public static int MinimumSize => 28;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, IBinder? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteNullableStrongBinder(value);
    }

    /// <inheritdoc/>
    public static IBinder? Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadNullableStrongBinder();
    }
}
