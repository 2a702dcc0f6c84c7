namespace Binder;

/// <summary>Elements of <c>boolean[]</c>: 4 bytes each.</summary>
public readonly struct BoolMarshaller : IParcelMarshaller<bool>
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, bool value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteBool(value);
    }

    /// <inheritdoc/>
    public static bool Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadBool();
    }
}
