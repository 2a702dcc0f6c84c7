using System.Globalization;

namespace Binder;

/// <summary><c>decimal</c> as AIDL's <c>String</c>, exact: the form of Java's <c>BigDecimal</c>, <c>-12.50</c>.</summary>
public readonly struct DecimalMarshaller : IParcelMarshaller<decimal>
{
    private const NumberStyles Readable = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <inheritdoc/>
    public static int MinimumSize => 8;

    /// <inheritdoc/>
    public static void Write(Parcel parcel, decimal value)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        parcel.WriteString16(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public static decimal Read(Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        string text = parcel.ReadString16();
        if (!decimal.TryParse(text, Readable, CultureInfo.InvariantCulture, out decimal value))
            parcel.Refuse("The text is no decimal.");
        return value;
    }
}
