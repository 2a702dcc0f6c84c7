using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>The values of expressions; what has no value is in the corpus.</summary>
public sealed class ConstantTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("0xff", 255)]
    [InlineData("0xffffffff", -1)]
    [InlineData("0x80000000", int.MinValue)]
    [InlineData("0xffffffffL", 4294967295)]
    [InlineData("0xffffffffffffffff", -1)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("255u8", -1)]
    [InlineData("127u8", 127)]
    [InlineData("0xf0u8", -16)]
    [InlineData("4294967295u32", -1)]
    [InlineData("18446744073709551615u64", -1)]
    [InlineData("1_000_000", 1_000_000)]
    [InlineData("0xdead_beefL", 0xdeadbeef)]
    [InlineData("true", 1)]
    [InlineData("false", 0)]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("(1 + 2) * 3", 9)]
    [InlineData("7 / 2", 3)]
    [InlineData("-7 / 2", -3)]
    [InlineData("-7 % 3", -1)]
    [InlineData("10 - 3 - 2", 5)]
    [InlineData("1 << 4", 16)]
    [InlineData("1 << 31", int.MinValue)]
    [InlineData("1L << 63", long.MinValue)]
    [InlineData("1L << 40", 1L << 40)]
    [InlineData("8 << -1", 4)]
    [InlineData("8 >> -1", 16)]
    [InlineData("256 >> 4", 16)]
    [InlineData("0 >> 31", 0)]
    [InlineData("6 & 3", 2)]
    [InlineData("6 | 3", 7)]
    [InlineData("6 ^ 3", 5)]
    [InlineData("~0", -1)]
    [InlineData("~0L", -1)]
    [InlineData("~127", -128)]
    [InlineData("!0", 1)]
    [InlineData("!5", 0)]
    [InlineData("!true", 0)]
    [InlineData("-true", 1)]
    [InlineData("+5", 5)]
    [InlineData("- -5", 5)]
    [InlineData("1 < 2", 1)]
    [InlineData("2 <= 1", 0)]
    [InlineData("2 > 1", 1)]
    [InlineData("1 >= 2", 0)]
    [InlineData("1 == 1", 1)]
    [InlineData("1 != 1", 0)]
    [InlineData("1 == true", 1)]
    [InlineData("2 && 0", 0)]
    [InlineData("2 || 0", 1)]
    [InlineData("true + true", 2)]
    [InlineData("1 < 2 == 1", 1)]
    [InlineData("1 | 2 ^ 3 & 5", 3)]
    [InlineData("2147483647L + 1", 2147483648)]
    [InlineData("-9223372036854775807 - 1", long.MinValue)]
    public void IntegersAreComputedAsInC(string expression, long expected) => Assert.Equal(expected, Evaluate("long", expression).Integer);

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-1.5", -1.5)]
    [InlineData("- -1.5", 1.5)]
    [InlineData("+.5", 0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("5f", 5)]
    [InlineData("1_000.5", 1000.5)]
    public void FloatsAreRead(string expression, double expected) => Assert.Equal(expected, Evaluate("double", expression).Floating);

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"a\" + \"b\" + \"c\"", "abc")]
    [InlineData("(\"a\")", "a")]
    public void StringsAreJoined(string expression, string expected) => Assert.Equal(expected, Evaluate("String", expression).Text);

    [Fact]
    public void ValuesAreConvertedToTheDeclaredType()
    {
        Assert.Equal(AidlValueKind.Byte, Evaluate("byte", "1").Kind);
        Assert.Equal(AidlValueKind.Int, Evaluate("int", "1").Kind);
        Assert.Equal(AidlValueKind.Long, Evaluate("long", "1").Kind);
        Assert.Equal(AidlValueKind.Float, Evaluate("float", "1f").Kind);
        Assert.Equal(AidlValueKind.Double, Evaluate("double", "1f").Kind);
    }

    [Fact]
    public void ASumOfAThousandTermsIsComputed() =>
        Assert.Equal(999, Evaluate("int", string.Join(" + ", Enumerable.Repeat(1.ToString(CultureInfo.InvariantCulture), 999))).Integer);

    private static AidlValue Evaluate(string type, string expression) =>
        Assert.IsType<AidlInterface>(AidlSources.BindOne($"interface IFoo {{ const {type} A = {expression}; }}")).Constants[0].Value;
}
