using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>All of a file.</summary>
/// <param name="Package">Null if the file has none.</param>
/// <param name="HeaderComments">Comments before the package or else the first import, such as the licence; empty if there is neither.</param>
internal sealed record DocumentSyntax(
    TextSpan Span,
    ImmutableArray<Comment> HeaderComments,
    NameSyntax? Package,
    ImmutableArray<ImportSyntax> Imports,
    ImmutableArray<DeclarationSyntax> Declarations) : SyntaxNode(Span);

/// <summary><c>import a.b.C;</c></summary>
internal sealed record ImportSyntax(TextSpan Span, NameSyntax Name) : SyntaxNode(Span);
