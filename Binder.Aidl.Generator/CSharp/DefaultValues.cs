using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Default values of parameters as C# spells them.</summary>
internal static class DefaultValues
{
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue)
            return null;

        object? value = parameter.ExplicitDefaultValue;
        return value switch
        {
            null => parameter.Type.IsValueType ? "default" : "null",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            _ when parameter.Type.TypeKind == TypeKind.Enum => $"({parameter.Type.QualifiedName()})({Literal(value)})",
            float => Literal(value) + "f",
            _ => Literal(value),
        };
    }

    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
