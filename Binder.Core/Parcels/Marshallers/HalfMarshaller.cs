namespace Binder;

/// <summary><c>Half</c> as AIDL's <c>float</c>; a reader rounds to the nearest.</summary>
public readonly struct HalfMarshaller : IParcelMarshaller<Half>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, Half value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteFloat((float)value);
    }

    /// <inheritdoc/>
    public static Half Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return (Half)parcel.ReadFloat();
    }
}
