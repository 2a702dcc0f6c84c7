using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>A part of a file. Nodes are immutable and hold positions; models of the pipeline never hold nodes.</summary>
/// <param name="Span">From its first to its last token, comments before it left out.</param>
internal abstract record SyntaxNode(TextSpan Span);

/// <summary>A name without dots. <see cref="Text"/> is empty where one is missing.</summary>
internal sealed record IdentifierSyntax(TextSpan Span, string Text) : SyntaxNode(Span);

/// <summary>A name with dots.</summary>
/// <param name="Text">Parts joined by dots, white space left out.</param>
internal sealed record NameSyntax(TextSpan Span, string Text, ImmutableArray<IdentifierSyntax> Parts) : SyntaxNode(Span)
{
    public bool IsQualified => Parts.Length > 1;

    /// <summary>Whether a name was expected but not found, as a whole or behind a dot, which has been reported.</summary>
    public bool IsMissing => Parts.Any(static part => part.Text.Length == 0);
}
