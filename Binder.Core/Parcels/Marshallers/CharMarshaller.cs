namespace Binder;

/// <summary>Elements of <c>char[]</c>: 4 bytes each.</summary>
public readonly struct CharMarshaller : IParcelMarshaller<char>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, char value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteChar(value);
    }

    /// <inheritdoc/>
    public static char Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadChar();
    }
}
