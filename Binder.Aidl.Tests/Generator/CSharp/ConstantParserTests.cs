using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Xunit;

namespace Binder.Aidl.Tests.Generator.CSharp;

public sealed class ConstantParserTests
{
    [Theory]
    [InlineData("bool On = true", "boolean", "true")]
    [InlineData("sbyte Low = -128", "byte", "-128")]
    [InlineData("byte High = 255", "byte", "255")]
    [InlineData("char Quote = '\\''", "char", @"'\''")]
    [InlineData("int Most = int.MaxValue", "int", "2147483647")]
    [InlineData("int Sum = 1 + 2 * 3", "int", "7")]
    [InlineData("long Least = long.MinValue", "long", "-9223372036854775808")]
    [InlineData("float Half = 0.5f", "float", "0.5f")]
    [InlineData("float None = float.NaN", "float", "float.NaN")]
    [InlineData("double Far = double.NegativeInfinity", "double", "double.NegativeInfinity")]
    [InlineData("double Small = -1e-10", "double", "-1E-10")]
    [InlineData("string Text = \"a\\\"b\\n\"", "String", @"""a\""b\n""")]
    public void AConstantHasItsTypeAndItsValueAsCSharpSpellsIt(string constant, string type, string value)
    {
        ConstantModel model = Assert.Single(Parse($"public const {constant};"));

        Assert.Equal((type, value), (model.Type, model.Value));
    }

    [Theory]
    [InlineData("public const short A = 1;")]
    [InlineData("public const ulong A = 1;")]
    [InlineData("public const decimal A = 1;")]
    [InlineData("public const string? A = null;")]
    [InlineData("public const DayOfWeek A = DayOfWeek.Friday;")]
    [InlineData("internal const int A = 1;")]
    [InlineData("public static readonly int A = 1;")]
    [InlineData("public const int A = B;")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"Binder.Aidl.Generator\", \"\")] public const int A = 1;")]
    public void WhatAidlCannotSayIsLeftOut(string member) => Assert.Empty(Parse(member));

    [Fact]
    public void NamesDocumentationAndOrderAreKept()
    {
        ConstantModel[] models = Parse(
            """
            /// <summary>How many.</summary>
            public const int MaxItems = 1;
            [AidlName("other"), Obsolete("Use MaxItems.")] public const int B = 2;
            """);

        Assert.Equal(["MAX_ITEMS", "other"], models.Select(static model => model.Aidl.Name));
        Assert.Equal(["MaxItems", "B"], models.Select(static model => model.Name));
        Assert.Equal(["How many.", "@deprecated Use MaxItems."], models.Select(static model => model.Aidl.Documentation));
    }

    private static ConstantModel[] Parse(string members) =>
        [.. ConstantParser.Parse(Generation.Compile($"public class C {{ {members} }}").GetTypeByMetadataName("C")!, TestContext.Current.CancellationToken)];
}
