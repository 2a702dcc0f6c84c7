namespace Binder;

/// <summary>Elements of <c>@nullable String[]</c>.</summary>
public readonly struct NullableString16Marshaller : IParcelMarshaller<string?>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, string? value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteNullableString16(value);
    }

    /// <inheritdoc/>
    public static string? Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadNullableString16();
    }
}
