using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>The type of a constant's value.</summary>
internal enum AidlValueKind
{
    Boolean,
    Byte,
    Int,
    Long,
    Char,
    Float,
    Double,
    String,
    Enumerator,
    Array,
}

/// <summary>A value that was computed when the file was read, converted to the declared type.</summary>
/// <param name="Kind">Its type.</param>
/// <param name="Integer">The value of Boolean (0, 1), Byte, Int, Long, Char (code unit) and Enumerator.</param>
/// <param name="Text">
/// String: its characters. Float and Double: the literal as it is spelled, with sign and suffix. Enumerator: its name. Else empty.
/// </param>
/// <param name="Type">Enumerator: the enum's canonical name. Else empty.</param>
/// <param name="Elements">Array: the elements in order.</param>
internal sealed record AidlValue(AidlValueKind Kind, long Integer, string Text, string Type, EquatableArray<AidlValue> Elements)
{
    /// <summary>The number of a Float or a Double.</summary>
    public double Floating => double.Parse(Text.Replace("_", "").TrimEnd('f'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    public static AidlValue Of(AidlValueKind kind, long integer) => new(kind, integer, "", "", default);

    public static AidlValue Of(AidlValueKind kind, string text) => new(kind, 0, text, "", default);
}
