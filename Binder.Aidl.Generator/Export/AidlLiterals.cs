using System.Globalization;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.Export;

/// <summary>Values as AIDL spells them.</summary>
internal static class AidlLiterals
{
    /// <summary>Whether AIDL can spell the value.</summary>
    public static bool CanSpell(object value) => value switch
    {
        string text => text.All(IsPlain),
        char unit => unit is >= ' ' and <= '~' and not '\'' and not '\\',
        float number => !float.IsNaN(number) && !float.IsInfinity(number),
        double number => !double.IsNaN(number) && !double.IsInfinity(number),
        _ => true,
    };

    public static string Of(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        char unit => $"'{unit}'",
        float number => Floating(number.ToString("R", CultureInfo.InvariantCulture)) + "f",
        double number => Floating(number.ToString("R", CultureInfo.InvariantCulture)),
        byte number => Integer(unchecked((sbyte)number)),
        ulong number => Integer(unchecked((long)number)),
        _ => Integer(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    /// <summary>The least <c>long</c> has no literal of its own.</summary>
    public static string Integer(long value) => value == long.MinValue
        ? "-9223372036854775807L - 1"
        : value.ToString(CultureInfo.InvariantCulture) + (value is > int.MaxValue or < int.MinValue ? "L" : "");

    /// <summary>A constant's value, which the model has as C# spells it.</summary>
    public static string OfConstant(ConstantModel constant) => ValueOf(constant) is { } value ? Of(value) : constant.Value;

    /// <summary>The value of a constant.</summary>
    public static object? ValueOf(ConstantModel constant)
    {
        bool isNegative = constant.Value.StartsWith("-", StringComparison.Ordinal);
        object? value = SyntaxFactory.ParseToken(isNegative ? constant.Value.Substring(1) : constant.Value).Value;
        return constant.Type switch
        {
            "double" when value is not null => Sign(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            "float" when value is not null => (float)Sign(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            "boolean" => constant.Value == "true",
            "String" or "char" => value,
            _ => value is ulong large && isNegative ? unchecked(-(long)large) : value is null ? null : (isNegative ? -1 : 1) * Convert.ToInt64(value, CultureInfo.InvariantCulture),
        };

        double Sign(double number) => isNegative ? -number : number;
    }

    private static string Floating(string number) => number.IndexOfAny(['.', 'E']) < 0 ? number + ".0" : number.Replace("E+", "e").Replace("E", "e");

    private static bool IsPlain(char unit) => unit is >= ' ' and <= '~' and not '"' and not '\\';
}
