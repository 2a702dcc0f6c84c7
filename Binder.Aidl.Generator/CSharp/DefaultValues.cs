using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Constants and default values of parameters as C# spells them.</summary>
internal static class DefaultValues
{
    /// <summary>Null for a reference that must not be null: a value for the compiler, and no default.</summary>
    public const string NoObject = "null!";

    public static string? Of(IParameterSymbol parameter) =>
        parameter.HasExplicitDefaultValue ? Spell(parameter.ExplicitDefaultValue, parameter.Type) : null;

    /// <summary>A constant of a type as C# spells it.</summary>
    public static string Spell(object? value, ITypeSymbol type) => value switch
    {
        null => type.IsValueType ? "default" : type.IsAnnotated() ? "null" : NoObject,
        float.NaN => "float.NaN",
        float.PositiveInfinity => "float.PositiveInfinity",
        float.NegativeInfinity => "float.NegativeInfinity",
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ when type.TypeKind == TypeKind.Enum => $"({type.QualifiedName()})({Literal(value)})",
        float => Literal(value) + "f",
        decimal => Literal(value) + "m",
        _ => Literal(value),
    };

    private static string Literal(object value) => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)!;
}
