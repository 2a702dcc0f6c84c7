using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;
using Xunit;

namespace Binder.Aidl.Tests.Generator.CSharp;

public sealed class EnumParserTests
{
    [Theory]
    [InlineData("", nameof(WireKind.Int32))]
    [InlineData(": sbyte", nameof(WireKind.SByte))]
    [InlineData(": byte", nameof(WireKind.Byte))]
    [InlineData(": int", nameof(WireKind.Int32))]
    [InlineData(": long", nameof(WireKind.Int64))]
    public void TheBackingTypeIsCSharps(string backing, string kind) => Assert.Equal(kind, $"{Parse($"public enum E {backing} {{ A }}")!.Backing}");

    [Theory]
    [InlineData("short")]
    [InlineData("ushort")]
    [InlineData("uint")]
    [InlineData("ulong")]
    public void AidlHasNoOthers(string backing) => Assert.Null(Parse($"public enum E : {backing} {{ A }}"));

    [Theory]
    [InlineData("sbyte", "A = -128, B, C = 127", new long[] { -128, -127, 127 })]
    [InlineData("byte", "A = 127, B, C = 255", new long[] { 127, -128, -1 })]
    [InlineData("int", "A = int.MinValue, B = A | 1, C = 5", new long[] { int.MinValue, int.MinValue + 1, 5 })]
    [InlineData("long", "A = long.MinValue, B = long.MaxValue, C = 0", new[] { long.MinValue, long.MaxValue, 0 })]
    public void ValuesAreThoseOfAidl(string backing, string enumerators, long[] values) =>
        Assert.Equal(values, Parse($"public enum E : {backing} {{ {enumerators} }}")!.Enumerators.Select(static enumerator => enumerator.Value));

    [Fact]
    public void NamesAndDocumentationAreKept()
    {
        EnumModel model = Parse(
            """
            /// <summary>Colors.</summary>
            [AidlName("com.example.Color"), VintfStability]
            public enum E
            {
                DarkRed,
                /// <summary>The sky's.</summary>
                [AidlName("blue")] Blue,
                Sky = Blue,
            }
            """)!;

        Assert.Equal(("E", "global::E", "com.example.Color", "Colors."), (model.Name, model.FullName, model.Aidl.Name, model.Aidl.Documentation));
        Assert.Equal(["@VintfStability"], model.Aidl.Annotations);
        Assert.Equal([("DARK_RED", "", 0L), ("blue", "The sky's.", 1), ("SKY", "", 1)],
            model.Enumerators.Select(static enumerator => (enumerator.Aidl.Name, enumerator.Aidl.Documentation, enumerator.Value)));
    }

    [Fact]
    public void WithoutANameItIsCalledAsInCSharp() => Assert.Equal("A.B.Outer.E", Parse("namespace A.B; public class Outer { public enum E { X } }", "A.B.Outer+E")!.Aidl.Name);

    private static EnumModel? Parse(string source, string name = "E") =>
        EnumParser.Parse(Generation.Compile(source).GetTypeByMetadataName(name)!, TestContext.Current.CancellationToken);
}
