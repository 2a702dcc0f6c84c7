namespace Binder;

/// <summary>Elements of <c>long[]</c>.</summary>
public readonly struct Int64Marshaller : IParcelMarshaller<long>, IContiguousMarshaller
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, long value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(value);
    }

    /// <inheritdoc/>
    public static long Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadInt64();
    }
}
