namespace Binder;

/// <summary><c>Guid</c> as AIDL's <c>String</c>: the form of Java's <c>UUID</c>, 32 hexadecimal digits in five groups.</summary>
/// <remarks>For 16 bytes see <see cref="GuidBytesMarshaller"/>.</remarks>
public readonly struct GuidMarshaller : IParcelMarshaller<Guid>
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, Guid value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteString16(value.ToString());
    }

    /// <inheritdoc/>
    public static Guid Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        string text = parcel.ReadString16();
        if (!Guid.TryParseExact(text, "D", out Guid value))
            parcel.Refuse("The text is no UUID.");
        return value;
    }
}
