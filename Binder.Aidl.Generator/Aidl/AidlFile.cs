using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Syntax;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl;

/// <summary>One <c>.aidl</c> file after parsing, alone: nothing in it depends on another file.</summary>
/// <param name="Path">As the user names it; diagnostics repeat it.</param>
/// <param name="Text">Its text; gives lines and columns.</param>
/// <param name="Root">What it says, as far as it can be understood.</param>
/// <param name="SyntaxErrors">What could not be understood, in order of position.</param>
/// <param name="IsPreprocessed">A list of declarations as <c>aidl --preprocess</c> writes it: qualified names, members left out.</param>
internal sealed record AidlFile(string Path, SourceText Text, DocumentSyntax Root, ImmutableArray<AidlDiagnostic> SyntaxErrors, bool IsPreprocessed)
{
    /// <summary>Parses any text: never throws, and takes time in proportion to the text's length.</summary>
    public static AidlFile Parse(string path, SourceText text, bool isPreprocessed = false, CancellationToken cancellation = default)
    {
        Parser parser = new(text.ToString(), cancellation);
        DocumentSyntax root = parser.ParseDocument();
        return new AidlFile(path, text, root, parser.Diagnostics, isPreprocessed);
    }

    public Location Locate(TextSpan span) => Location.Create(Path, span, Text.Lines.GetLinePositionSpan(span));
}
