namespace Binder;

/// <summary>Elements of <c>float[]</c>.</summary>
public readonly struct FloatMarshaller : IParcelMarshaller<float>, IContiguousMarshaller
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, float value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteFloat(value);
    }

    /// <inheritdoc/>
    public static float Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadFloat();
    }
}
