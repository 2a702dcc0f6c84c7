using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>The constants that AIDL can say: text and numbers, without escapes and without NaN.</summary>
internal static class ConstantText
{
    private static readonly TypeNames NoNames = new(new ExportedType(null, AidlIdentity.Named(""), "", null!));

    /// <returns>The value as AIDL spells it, null if it cannot.</returns>
    public static string? Of(ConstantModel constant)
    {
        WireKind? kind = constant.Type switch
        {
            "byte" => WireKind.SByte,
            "int" => WireKind.Int32,
            "long" => WireKind.Int64,
            "float" => WireKind.Single,
            "double" => WireKind.Double,
            "String" => WireKind.String,
            _ => null,
        };
        return kind is { } known && ValueText.TrySpell(constant.Value, new WireType(known, constant.Type, IsNullable: false), static _ => null, NoNames, out string? text)
            ? text
            : null;
    }
}
