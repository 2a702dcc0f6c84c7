namespace Binder;

/// <summary>Elements of <c>String[]</c>.</summary>
public readonly struct String16Marshaller : IParcelMarshaller<string>
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, string value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteString16(value);
    }

    /// <inheritdoc/>
    public static string Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadString16();
    }
}
