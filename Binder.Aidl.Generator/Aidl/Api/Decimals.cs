using System.Globalization;
using System.Numerics;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>Floating-point numbers as C's <c>printf("%f")</c> shows them, on every runtime.</summary>
internal static class Decimals
{
    private const int SignificandBits = 52;
    private const int ExponentBias = 1075;
    private const long Million = 1_000_000;

    /// <summary>The exact value with six decimals, halves rounded to even.</summary>
    public static string Six(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            return value.ToString(CultureInfo.InvariantCulture);

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> SignificandBits) & 0x7ff);
        BigInteger significand = bits & ((1L << SignificandBits) - 1);
        if (exponent > 0)
            significand += 1L << SignificandBits;

        BigInteger millionths = Scale(significand * Million, Math.Max(exponent, 1) - ExponentBias);
        string digits = millionths.ToString(CultureInfo.InvariantCulture).PadLeft(7, '0');
        string sign = bits < 0 ? "-" : "";
        return $"{sign}{digits.Substring(0, digits.Length - 6)}.{digits.Substring(digits.Length - 6)}";
    }

    private static BigInteger Scale(BigInteger value, int exponent)
    {
        if (exponent >= 0)
            return value << exponent;

        BigInteger half = BigInteger.One << (-exponent - 1);
        BigInteger quotient = value >> -exponent;
        BigInteger remainder = value - (quotient << -exponent);
        bool isUp = remainder > half || (remainder == half && !quotient.IsEven);
        return isUp ? quotient + 1 : quotient;
    }
}
