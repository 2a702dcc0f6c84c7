namespace Binder;

/// <summary><c>ulong</c> as AIDL's <c>long</c> with the same bits.</summary>
public readonly struct UInt64Marshaller : IParcelMarshaller<ulong>, IContiguousMarshaller
{
    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, ulong value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(unchecked((long)value));
    }

    /// <inheritdoc/>
    public static ulong Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return unchecked((ulong)parcel.ReadInt64());
    }
}
