using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>The use of a type.</summary>
/// <param name="HasArgumentList">Whether angle brackets follow the name.</param>
/// <param name="Ranks">Brackets after it, outermost array first.</param>
internal sealed record TypeSyntax(
    TextSpan Span,
    ImmutableArray<AnnotationSyntax> Annotations,
    NameSyntax Name,
    bool HasArgumentList,
    ImmutableArray<TypeSyntax> Arguments,
    ImmutableArray<ArrayRankSyntax> Ranks) : SyntaxNode(Span);

/// <summary><c>[]</c> or <c>[size]</c>.</summary>
internal sealed record ArrayRankSyntax(TextSpan Span, ExpressionSyntax? Size) : SyntaxNode(Span);

/// <summary><c>@Name</c>, perhaps with arguments.</summary>
/// <param name="Name">Without the <c>@</c>; its span is that of the whole token.</param>
internal sealed record AnnotationSyntax(TextSpan Span, IdentifierSyntax Name, ImmutableArray<AnnotationArgumentSyntax> Arguments) : SyntaxNode(Span);

/// <summary>An argument of an annotation; one without a name is for the parameter <c>value</c>.</summary>
internal sealed record AnnotationArgumentSyntax(TextSpan Span, IdentifierSyntax? Name, ExpressionSyntax Value) : SyntaxNode(Span);
