using System.Globalization;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>Reads literals.</summary>
internal static class Literals
{
    public static ConstantResult Read(LiteralExpressionSyntax literal) => literal.Kind switch
    {
        TokenKind.TrueKeyword => ConstantValue.Of(true),
        TokenKind.FalseKeyword => ConstantValue.Of(false),
        TokenKind.Float => ReadFloat(literal),
        TokenKind.String => ReadString(literal),
        TokenKind.Character => ReadCharacter(literal),
        _ => ReadInteger(literal),
    };

    private static ConstantResult ReadFloat(LiteralExpressionSyntax literal)
    {
        string digits = literal.Text.Replace("_", "").TrimEnd('f');
        bool isSingle = literal.Text.EndsWith("f", StringComparison.Ordinal);
        bool isRead = double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isRead && !double.IsInfinity(value) && (!isSingle || !float.IsInfinity((float)value))
            ? ConstantValue.Of(ConstantKind.Floating, literal.Text)
            : Fault(AidlDescriptors.LiteralRange, literal, literal.Text, isSingle ? "float" : "double");
    }

    private static ConstantResult ReadString(LiteralExpressionSyntax literal)
    {
        string text = literal.Text.Substring(1, literal.Text.Length - 2);
        return text.All(IsPlain) ? ConstantValue.Of(ConstantKind.String, text) : Fault(AidlDescriptors.BadCharacter, literal, literal.Text);
    }

    private static ConstantResult ReadCharacter(LiteralExpressionSyntax literal) => IsPlain(literal.Text[1])
        ? ConstantValue.Of(ConstantKind.Character, literal.Text[1])
        : Fault(AidlDescriptors.BadCharacter, literal, literal.Text);

    /// <summary>There are no escapes, so that a backslash would mean different things in different languages.</summary>
    private static bool IsPlain(char value) => value is >= ' ' and <= '~' and not '\\';

    private static ConstantResult ReadInteger(LiteralExpressionSyntax literal)
    {
        string text = literal.Text.Replace("_", "");
        int bits = TakeUnsignedSuffix(ref text);
        bool isLong = text[text.Length - 1] is 'l' or 'L';
        text = text.TrimEnd('l', 'L');
        bool isHex = literal.Kind == TokenKind.Hex;
        if (isLong && bits > 0)
            return Fault(AidlDescriptors.LiteralRange, literal, literal.Text, "one with both suffixes");

        bool isRead = isHex
            ? ulong.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong value)
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        if (bits > 0)
            return isRead ? ReadUnsigned(literal, value, bits) : Fault(AidlDescriptors.LiteralRange, literal, literal.Text, "u64");
        if (!isRead || (!isHex && value > long.MaxValue))
            return Fault(AidlDescriptors.LiteralRange, literal, literal.Text, "long");

        return isHex ? ReadHex(value, isLong) : ReadDecimal((long)value, isLong);
    }

    private static int TakeUnsignedSuffix(ref string text)
    {
        int index = text.IndexOf('u');
        if (index < 0)
            return 0;

        int bits = int.Parse(text.Substring(index + 1), CultureInfo.InvariantCulture);
        text = text.Substring(0, index);
        return bits;
    }

    private static ConstantResult ReadUnsigned(LiteralExpressionSyntax literal, ulong value, int bits)
    {
        if (bits < 64 && value >> bits != 0)
            return Fault(AidlDescriptors.LiteralRange, literal, literal.Text, "u" + bits.ToString(CultureInfo.InvariantCulture));

        return bits switch
        {
            8 => ConstantValue.Of(ConstantKind.Int8, unchecked((sbyte)value)),
            32 => ConstantValue.Of(ConstantKind.Int32, unchecked((int)value)),
            _ => ConstantValue.Of(ConstantKind.Int64, unchecked((long)value)),
        };
    }

    private static ConstantValue ReadHex(ulong value, bool isLong) => isLong || value > uint.MaxValue
        ? ConstantValue.Of(ConstantKind.Int64, unchecked((long)value))
        : ConstantValue.Of(ConstantKind.Int32, unchecked((int)value));

    private static ConstantValue ReadDecimal(long value, bool isLong) => ConstantValue.Of(
        isLong || value > int.MaxValue ? ConstantKind.Int64 : value > sbyte.MaxValue ? ConstantKind.Int32 : ConstantKind.Int8,
        value);

    private static ConstantFault Fault(DiagnosticDescriptor descriptor, LiteralExpressionSyntax literal, params string[] arguments) =>
        new(descriptor, literal.Span, arguments);
}
