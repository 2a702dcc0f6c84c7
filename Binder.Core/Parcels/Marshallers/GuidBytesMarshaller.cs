namespace Binder;

/// <summary><c>Guid</c> as AIDL's <c>byte[16]</c>, in the order of RFC 9562 and of Java's <c>UUID</c>: most significant byte first.</summary>
/// <remarks>For <see cref="ParcelMarshallerAttribute"/>: a quarter of the bytes of <see cref="GuidMarshaller"/>, but AIDL has no lists of it.</remarks>
[AidlName("byte[16]")]
public readonly struct GuidBytesMarshaller : IParcelMarshaller<Guid>
{
    private const int Size = 16;

    /// <inheritdoc/>
    public static int MinimumSize => 20;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, Guid value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        Span<byte> bytes = stackalloc byte[Size];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        parcel.WriteByteSpan(bytes);
    }

    /// <inheritdoc/>
    public static Guid Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        Span<byte> bytes = stackalloc byte[Size];
        parcel.ReadByteSpan(bytes);
        return new Guid(bytes, bigEndian: true);
    }
}
