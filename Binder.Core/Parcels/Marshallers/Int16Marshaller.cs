namespace Binder;

/// <summary><c>short</c> as AIDL's <c>int</c>; a reader refuses what is out of range.</summary>
public readonly struct Int16Marshaller : IParcelMarshaller<short>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, short value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt32(value);
    }

    /// <inheritdoc/>
    public static short Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        int value = parcel.ReadInt32();
        if (value != (short)value)
            parcel.Refuse($"The int {value} is no short.");
        return (short)value;
    }
}
