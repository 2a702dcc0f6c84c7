namespace Binder;

/// <summary>Elements of <c>int[]</c>.</summary>
public readonly struct Int32Marshaller : IParcelMarshaller<int>, IContiguousMarshaller
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, int value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt32(value);
    }

    /// <inheritdoc/>
    public static int Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return parcel.ReadInt32();
    }
}
