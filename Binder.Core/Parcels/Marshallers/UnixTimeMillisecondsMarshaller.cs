namespace Binder;

/// <summary><c>DateTimeOffset</c> as AIDL's <c>long</c>: milliseconds of Unix time. What is finer, and the offset, is lost.</summary>
/// <remarks>For <see cref="ParcelMarshallerAttribute"/>: what many Android interfaces declare.</remarks>
[AidlName("long")]
public readonly struct UnixTimeMillisecondsMarshaller : IParcelMarshaller<DateTimeOffset>
{
    private static readonly long Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, DateTimeOffset value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteInt64(value.ToUnixTimeMilliseconds());
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        long value = parcel.ReadInt64();
        if (value < Earliest || value > Latest)
            parcel.Refuse($"{value} ms of Unix time are out of range.");
        return DateTimeOffset.FromUnixTimeMilliseconds(value);
    }
}
