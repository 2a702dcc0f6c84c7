using System.Globalization;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.Export;

/// <summary>Spells constants of C# as AIDL does.</summary>
internal static class ValueText
{
    /// <summary>Spells a value; what null, <c>default</c> or an empty text is for C# is nothing to say in AIDL.</summary>
    /// <param name="value">As C# spells it.</param>
    /// <param name="type">What it is a value of.</param>
    /// <param name="enums">The model of an enum by its <c>global::</c>-qualified name, null if it is unknown.</param>
    /// <param name="names">Spells enums.</param>
    /// <param name="text">The value in AIDL, null if there is nothing to say.</param>
    /// <returns>False if AIDL cannot say it.</returns>
    public static bool TrySpell(string value, WireType type, Func<string, EnumModel?> enums, TypeNames names, out string? text)
    {
        ExpressionSyntax expression = SyntaxFactory.ParseExpression(value);
        text = IsDefault(expression) ? null : Spell(expression, type, enums, names);
        return text is not null || IsDefault(expression);
    }

    private static bool IsDefault(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.DefaultLiteralExpression) || expression.IsKind(SyntaxKind.NullLiteralExpression) || expression.IsKind(SyntaxKind.SuppressNullableWarningExpression)
        || expression is LiteralExpressionSyntax { Token.Value: '\0' };

    private static string? Spell(ExpressionSyntax expression, WireType type, Func<string, EnumModel?> enums, TypeNames names)
    {
        if (expression is CollectionExpressionSyntax collection)
            return SpellArray(collection, type, enums, names);

        string? kind = KindOf(type);
        object? value = ValueOf(expression);
        return (kind, value) switch
        {
            (null, _) when type is { Kind: WireKind.Enum } => SpellEnum(value, type, enums, names),
            ("boolean", bool flag) => flag ? "true" : "false",
            ("char", char unit) => IsPlain(unit) ? $"'{unit}'" : null,
            ("String", string text) => text.All(IsPlain) && !text.Contains('"') ? $"\"{text}\"" : null,
            ("float", decimal or double or float) => Floating(value) is { } number ? number + "f" : null,
            ("double", decimal or double or float) => Floating(value),
            ("byte", decimal number) => Integer(unchecked((sbyte)(long)number)),
            ("int", decimal number) => Integer(unchecked((int)(long)number)),
            ("long", decimal number) => Integer(number > long.MaxValue ? unchecked((long)(ulong)number) : (long)number),
            _ => null,
        };
    }

    /// <summary>Characters that AIDL has in its literals: it knows no escapes.</summary>
    private static bool IsPlain(char unit) => unit is >= ' ' and <= '~' and not '\\';

    private static string? KindOf(WireType type) => type.Kind switch
    {
        WireKind.Boolean => "boolean",
        WireKind.SByte or WireKind.Byte => "byte",
        WireKind.Char => "char",
        WireKind.Int32 => "int",
        WireKind.Int64 => "long",
        WireKind.Single => "float",
        WireKind.Double => "double",
        WireKind.String => "String",
        // Other types than the integers are text or numbers of their own making.
        WireKind.Marshalled when type.AidlName is "int" or "long" => type.AidlName,
        _ => null,
    };

    private static object? ValueOf(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => ValueOf(inner.Expression),
        CastExpressionSyntax cast => ValueOf(cast.Expression),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } minus => ValueOf(minus.Operand) switch
        {
            decimal number => -number,
            double number => -number,
            float number => -number,
            _ => null,
        },
        LiteralExpressionSyntax { Token.Value: int or uint or long or ulong } literal => Convert.ToDecimal(literal.Token.Value, CultureInfo.InvariantCulture),
        LiteralExpressionSyntax literal => literal.Token.Value,
        _ => null,
    };

    private static string Integer(long value) =>
        value == long.MinValue ? "-9223372036854775807 - 1" : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>With a point or an exponent: without, AIDL reads an integer.</summary>
    private static string? Floating(object value)
    {
        string text = value is float single
            ? single.ToString("R", CultureInfo.InvariantCulture)
            : Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture);
        return text.Any(char.IsLetter) && !text.Contains('E') ? null : text.Contains('.') || text.Contains('E') ? text : text + ".0";
    }

    private static string? SpellEnum(object? value, WireType type, Func<string, EnumModel?> enums, TypeNames names)
    {
        if (value is not decimal number || enums(type.Name) is not { } model)
            return null;

        long wanted = model.Backing == WireKind.Byte ? unchecked((sbyte)(long)number) : (long)number;
        EnumeratorModel? found = model.Enumerators.FirstOrDefault(enumerator => enumerator.Value == wanted);
        return found is null ? null : $"{names.Spell(model.Aidl.Name)}.{found.Aidl.Name}";
    }

    private static string? SpellArray(CollectionExpressionSyntax collection, WireType type, Func<string, EnumModel?> enums, TypeNames names)
    {
        bool isArray = type.Kind == WireKind.FixedArray || type.IsDynamicArray;
        if (!isArray || type.Element is not { } of)
            return null;

        string?[] elements = [.. collection.Elements.Select(element =>
            element is ExpressionElementSyntax { Expression: { } expression } ? Spell(expression, of, enums, names) : null)];
        return elements.Contains(null) ? null : $"{{{string.Join(", ", elements)}}}";
    }
}
