using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.Emit;

internal static class Literal
{
    /// <summary>The text as a C# string literal.</summary>
    public static string Of(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
