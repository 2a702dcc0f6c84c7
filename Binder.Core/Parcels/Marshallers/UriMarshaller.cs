namespace Binder;

/// <summary><c>Uri</c> as AIDL's <c>String</c>: as it was written, absolute or relative.</summary>
public readonly struct UriMarshaller : IParcelMarshaller<Uri>
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, Uri value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        ArgumentNullException.ThrowIfNull(value);
        parcel.WriteString16(value.OriginalString);
    }

    /// <inheritdoc/>
    public static Uri Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        string text = parcel.ReadString16();
        if (!Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out Uri? value))
            parcel.Refuse("The text is no URI.");
        return value;
    }
}
