using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Generator.CSharp;

public sealed class DocumentationTextTests
{
    [Theory]
    [InlineData("<summary>One.</summary>", "One.")]
    [InlineData("<summary>\n/// Two\n///   lines.\n/// </summary>", "Two lines.")]
    [InlineData("<summary>One.</summary><remarks>More.</remarks>", "One.\n\nMore.")]
    [InlineData("<summary>A<para>B</para>C</summary>", "A\n\nB\n\nC")]
    [InlineData("<summary>Calls <c>a  b</c> and <see cref=\"M(int, int)\"/> or <paramref name=\"x\"/>, else <see langword=\"null\"/>.</summary>", "Calls {@code a b} and {@link M} or x, else null.")]
    [InlineData("<summary>At <see href=\"x\">the <b>place</b></see>.</summary>", "At the place.")]
    [InlineData("<summary>Ends */ here and &lt;there&gt;.</summary>", "Ends * / here and <there>.")]
    [InlineData("<summary></summary>", "")]
    [InlineData("<remarks>Alone.</remarks>", "Alone.")]
    [InlineData("<summary>Not <closed.</summary>", "")]
    [InlineData("<inheritdoc/>", "")]
    public void TextIsTheTextOfAidl(string xml, string expected) => Assert.Equal(expected, OfMethod(xml));

    [Fact]
    public void ParametersAndResultAreTags() => Assert.Equal(
        "Adds.\n@param x one\n@param y the other one\n@return both",
        OfMethod("<summary>Adds.</summary><param name=\"x\">one</param><param name=\"y\">the\n/// other one</param><returns>both</returns>"));

    [Theory]
    [InlineData("[Obsolete]", "@deprecated")]
    [InlineData("[Obsolete(\"Use\\n N.\")]", "@deprecated Use N.")]
    [InlineData("[Obsolete(\"End */\", error: true)]", "@deprecated End * /")]
    public void ObsoleteIsDeprecated(string attribute, string expected)
    {
        Assert.Equal("Adds.\n" + expected, OfMethod("<summary>Adds.</summary>", attribute));
        Assert.Equal(expected, OfMethod(null, attribute));
    }

    [Fact]
    public void APropertyOfARecordHasWhatIsSaidOfTheParameter()
    {
        INamedTypeSymbol record = Find(
            """
            /// <summary>A point.</summary>
            /// <param name="X">Across.</param>
            public record P(int X, int Y)
            {
                /// <summary>Along.</summary>
                public int Y { get; } = Y;
                public int Z { get; }
            }
            """,
            "P");

        Assert.Equal("A point.", DocumentationText.Of(record, TestContext.Current.CancellationToken));
        Assert.Equal(
            ["Across.", "Along.", ""],
            "XYZ".Select(name => DocumentationText.Of(record.GetMembers($"{name}").Single(), TestContext.Current.CancellationToken)));
    }

    private static string OfMethod(string? xml, string attribute = "")
    {
        string comment = xml is null ? "" : "/// " + xml;
        ISymbol method = Find($"public interface I\n{{\n{comment}\n{attribute} int M(int x, int y);\n}}", "I").GetMembers("M").Single();
        return DocumentationText.Of(method, TestContext.Current.CancellationToken);
    }

    private static INamedTypeSymbol Find(string source, string name) => Generation.Compile(source).GetTypeByMetadataName(name)!;
}
