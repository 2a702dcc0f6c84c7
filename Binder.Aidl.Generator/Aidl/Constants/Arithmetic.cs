using Binder.Aidl.Generator.Aidl.Syntax;

namespace Binder.Aidl.Generator.Aidl.Constants;

/// <summary>Operators on values. Every result that C could leave undefined is refused.</summary>
internal static class Arithmetic
{
    private const string Overflow = "the result overflows";

    /// <returns>Null with a reason if there is no result.</returns>
    public static ConstantValue? Unary(TokenKind @operator, ConstantValue operand, out string reason)
    {
        reason = "";
        if (operand.Kind == ConstantKind.Floating && @operator is TokenKind.Plus or TokenKind.Minus)
            return @operator == TokenKind.Plus ? Plain(operand) : ConstantValue.Of(ConstantKind.Floating, Negate(operand.Text));
        if (!operand.IsIntegral || (@operator == TokenKind.Tilde && operand.Kind == ConstantKind.Boolean))
        {
            reason = "the operator is not for a value of this kind";
            return null;
        }

        if (@operator == TokenKind.Minus && operand.Integer == Minimum(operand.Kind))
        {
            reason = Overflow;
            return null;
        }

        return ConstantValue.Of(operand.Kind, @operator switch
        {
            TokenKind.Minus => operand.Kind == ConstantKind.Boolean ? operand.Integer : -operand.Integer,
            TokenKind.Exclamation => operand.Integer == 0 ? 1 : 0,
            TokenKind.Tilde => ~operand.Integer,
            _ => operand.Integer,
        });
    }

    /// <returns>Null with a reason if there is no result.</returns>
    public static ConstantValue? Binary(ConstantValue left, TokenKind @operator, ConstantValue right, out string reason)
    {
        reason = "";
        if (left.Kind == ConstantKind.String && right.Kind == ConstantKind.String && @operator == TokenKind.Plus)
            return ConstantValue.Of(ConstantKind.String, left.Text + right.Text);
        if (!left.IsIntegral || !right.IsIntegral)
        {
            reason = left.Kind == ConstantKind.String && right.Kind == ConstantKind.String
                ? "strings can only be joined, with '+'"
                : "the operator is for integers and booleans; both sides must be of one kind";
            return null;
        }

        long a = left.Integer;
        long b = right.Integer;
        if (Logical(a, @operator, b) is { } truth)
            return ConstantValue.Of(truth);

        ConstantKind kind = (ConstantKind)Math.Max((int)ConstantKind.Int32, Math.Max((int)left.Kind, (int)right.Kind));
        long? result = @operator switch
        {
            TokenKind.Ampersand => a & b,
            TokenKind.Bar => a | b,
            TokenKind.Caret => a ^ b,
            TokenKind.ShiftLeft => Shift(a, b, kind, ref reason),
            TokenKind.ShiftRight => Shift(a, b == long.MinValue ? long.MaxValue : -b, kind, ref reason),
            _ => Compute(a, @operator, b, kind, ref reason),
        };
        return result is { } value ? ConstantValue.Of(kind, value) : null;
    }

    private static ConstantValue Plain(ConstantValue value) => value with { Enum = null, Enumerator = "" };

    private static string Negate(string literal) =>
        literal.StartsWith("-", StringComparison.Ordinal) ? literal.Substring(1) : "-" + literal;

    private static bool? Logical(long a, TokenKind @operator, long b) => @operator switch
    {
        TokenKind.BarBar => a != 0 || b != 0,
        TokenKind.AmpersandAmpersand => a != 0 && b != 0,
        TokenKind.EqualsEquals => a == b,
        TokenKind.ExclamationEquals => a != b,
        TokenKind.Less => a < b,
        TokenKind.Greater => a > b,
        TokenKind.LessEquals => a <= b,
        TokenKind.GreaterEquals => a >= b,
        _ => null,
    };

    private static long? Compute(long a, TokenKind @operator, long b, ConstantKind kind, ref string reason)
    {
        if (@operator is TokenKind.Slash or TokenKind.Percent && b == 0)
        {
            reason = "a division by zero has no result";
            return null;
        }

        if (@operator is TokenKind.Slash or TokenKind.Percent && b == -1 && a == Minimum(kind))
        {
            reason = Overflow;
            return null;
        }

        try
        {
            long result = checked(@operator switch
            {
                TokenKind.Plus => a + b,
                TokenKind.Minus => a - b,
                TokenKind.Star => a * b,
                TokenKind.Slash => a / b,
                _ => a % b,
            });
            if (kind == ConstantKind.Int64 || result is >= int.MinValue and <= int.MaxValue)
                return result;
        }
        catch (OverflowException)
        {
        }

        reason = Overflow;
        return null;
    }

    /// <param name="count">Positions to the left; a negative count goes to the right.</param>
    private static long? Shift(long value, long count, ConstantKind kind, ref string reason)
    {
        int width = kind == ConstantKind.Int64 ? 64 : 32;
        if (value < 0)
            reason = "a negative value cannot be shifted";
        else if (count >= width || count <= -width)
            reason = $"the value has only {width} bits";
        else if (count > 0 && value >> (width - (int)count) != 0)
            reason = "bits of the value would be lost";
        if (reason.Length > 0)
            return null;
        if (count < 0)
            return value >> (int)-count;

        long shifted = unchecked(value << (int)count);
        return width == 32 ? unchecked((int)shifted) : shifted;
    }

    private static long Minimum(ConstantKind kind) => kind switch
    {
        ConstantKind.Int8 => sbyte.MinValue,
        ConstantKind.Int32 => int.MinValue,
        ConstantKind.Int64 => long.MinValue,
        _ => 2, // a boolean has none
    };
}
