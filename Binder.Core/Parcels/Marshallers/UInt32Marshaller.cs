namespace Binder;

/// <summary><c>uint</c> as AIDL's <c>int</c> with the same bits.</summary>
public readonly struct UInt32Marshaller : IParcelMarshaller<uint>, IContiguousMarshaller
{
    /// <inheritdoc/>
    public static int MinimumSize => 4;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, uint value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt32(unchecked((int)value));
    }

    /// <inheritdoc/>
    public static uint Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        return unchecked((uint)parcel.ReadInt32());
    }
}
