using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>Converts values to declared types.</summary>
internal static class Conversion
{
    /// <returns>The value; or null, then the descriptor and its arguments say why.</returns>
    public static AidlValue? Convert(ConstantValue value, AidlType type, out DiagnosticDescriptor? descriptor, out string[] arguments)
    {
        (descriptor, arguments) = (null, []);
        AidlValue? result = ConvertArray(value, type, 0, ref descriptor, ref arguments);
        if (result is null && descriptor is null)
            (descriptor, arguments) = (AidlDescriptors.ValueType, [Describe(value), type.Signature, Hint(value, type)]);

        return result;
    }

    private static AidlValue? ConvertArray(ConstantValue value, AidlType type, int dimension, ref DiagnosticDescriptor? descriptor, ref string[] arguments)
    {
        if (dimension == type.Dimensions.Count)
            return ConvertOne(value, type, ref descriptor, ref arguments);
        if (value.Kind != ConstantKind.Array)
            return null;

        if (type.Dimensions[dimension].Size is { } size && size != value.Elements.Length)
        {
            descriptor = AidlDescriptors.ArrayLength;
            arguments = [value.Elements.Length.ToString(CultureInfo.InvariantCulture), size.ToString(CultureInfo.InvariantCulture)];
            return null;
        }

        List<AidlValue> elements = [];
        foreach (ConstantValue element in value.Elements)
        {
            if (ConvertArray(element, type, dimension + 1, ref descriptor, ref arguments) is not { } converted)
                return null;
            elements.Add(converted);
        }

        return new AidlValue(AidlValueKind.Array, 0, "", "", elements.ToEquatableArray());
    }

    private static AidlValue? ConvertOne(ConstantValue value, AidlType type, ref DiagnosticDescriptor? descriptor, ref string[] arguments)
    {
        switch (type.Kind)
        {
            case AidlTypeKind.Byte or AidlTypeKind.Int or AidlTypeKind.Long when value.IsIntegral:
                if (IsInRange(value.Integer, type.Kind))
                    return AidlValue.Of(KindOf(type.Kind), value.Integer);
                descriptor = AidlDescriptors.ValueRange;
                arguments = [value.Integer.ToString(CultureInfo.InvariantCulture), type.Name];
                return null;
            case AidlTypeKind.Boolean when value.IsIntegral:
                return AidlValue.Of(AidlValueKind.Boolean, value.Integer == 0 ? 0 : 1);
            case AidlTypeKind.Char when value.Kind == ConstantKind.Character:
                return AidlValue.Of(AidlValueKind.Char, value.Integer);
            case AidlTypeKind.Double when value.Kind == ConstantKind.Floating:
                return AidlValue.Of(AidlValueKind.Double, value.Text);
            case AidlTypeKind.Float when value.Kind == ConstantKind.Floating && value.Text.EndsWith("f", StringComparison.Ordinal):
                return AidlValue.Of(AidlValueKind.Float, value.Text);
            case AidlTypeKind.String when value.Kind == ConstantKind.String:
                return AidlValue.Of(AidlValueKind.String, value.Text);
            case AidlTypeKind.Enum:
                if (value.Enum?.CanonicalName == type.Name)
                    return new AidlValue(AidlValueKind.Enumerator, value.Integer, value.Enumerator, type.Name, default);
                descriptor = AidlDescriptors.EnumDefault;
                arguments = [Describe(value), type.Name];
                return null;
            default:
                return null;
        }
    }

    public static bool IsInRange(long value, AidlTypeKind kind) => kind switch
    {
        AidlTypeKind.Byte => value is >= sbyte.MinValue and <= sbyte.MaxValue,
        AidlTypeKind.Int => value is >= int.MinValue and <= int.MaxValue,
        _ => true,
    };

    private static AidlValueKind KindOf(AidlTypeKind kind) => kind switch
    {
        AidlTypeKind.Byte => AidlValueKind.Byte,
        AidlTypeKind.Int => AidlValueKind.Int,
        _ => AidlValueKind.Long,
    };

    private static string Hint(ConstantValue value, AidlType type) => type switch
    {
        { IsArray: true } => "write the elements in braces",
        { Kind: AidlTypeKind.Float } when value.Kind == ConstantKind.Floating => "add the suffix 'f'",
        { Kind: AidlTypeKind.Float or AidlTypeKind.Double } => "write a number with a decimal point",
        { Kind: AidlTypeKind.String or AidlTypeKind.Char } => "mind the quotes",
        _ => "give a value of that type",
    };

    private static string Describe(ConstantValue value) => value switch
    {
        { Kind: ConstantKind.String } => $"\"{value.Text}\"",
        { Kind: ConstantKind.Character } => $"'{(char)value.Integer}'",
        { Kind: ConstantKind.Floating } => value.Text,
        { Kind: ConstantKind.Array } => "an array",
        { Kind: ConstantKind.Boolean } => value.Integer == 0 ? "false" : "true",
        { Enum: not null } => value.Enumerator,
        _ => value.Integer.ToString(CultureInfo.InvariantCulture),
    };
}
