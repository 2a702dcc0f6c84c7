using System.Globalization;

namespace Binder;

/// <summary><c>DateTimeOffset</c> as AIDL's <c>String</c>, exact: ISO 8601 with offset, <c>2026-11-20T16:09:31.0000000+01:00</c>.</summary>
/// <remarks>Readers take an offset of <c>Z</c> and up to 7 digits of a second too. For Unix time as <c>long</c> see <see cref="UnixTimeMillisecondsMarshaller"/>.</remarks>
public readonly struct DateTimeOffsetMarshaller : IParcelMarshaller<DateTimeOffset>
{
    private const string Written = "O";

    // What Java's OffsetDateTime.toString leaves out is zero.
    private static readonly string[] Readable = [Written, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, DateTimeOffset value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteString16(value.ToString(Written, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        string text = parcel.ReadString16();
        if (!DateTimeOffset.TryParseExact(text, Readable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value))
            parcel.Refuse("The text is no date and time of ISO 8601 with an offset.");
        return value;
    }
}
