namespace Binder;

/// <summary><c>ushort</c> as AIDL's <c>char</c>.</summary>
public readonly struct UInt16Marshaller : IParcelMarshaller<ushort>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, ushort value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteChar((char)value);
    }

    /// <inheritdoc/>
    public static ushort Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadChar();
    }
}
