using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>A constant expression.</summary>
/// <param name="Depth">Levels of nodes below and including this one: at most <see cref="Parser.MaxTreeDepth"/>.</param>
internal abstract record ExpressionSyntax(TextSpan Span, int Depth) : SyntaxNode(Span);

/// <summary>An expression that could not be read, which has been reported.</summary>
internal sealed record MissingExpressionSyntax(TextSpan Span) : ExpressionSyntax(Span, 1);

/// <summary>A literal.</summary>
/// <param name="Kind">Integer, Hex, Float, Character, String, TrueKeyword or FalseKeyword.</param>
/// <param name="Text">As it is spelled.</param>
internal sealed record LiteralExpressionSyntax(TextSpan Span, TokenKind Kind, string Text) : ExpressionSyntax(Span, 1);

/// <summary>A reference to a constant or an enumerator.</summary>
internal sealed record NameExpressionSyntax(NameSyntax Name) : ExpressionSyntax(Name.Span, 1);

/// <summary><c>{ a, b }</c></summary>
internal sealed record ArrayExpressionSyntax(TextSpan Span, int Depth, ImmutableArray<ExpressionSyntax> Elements) : ExpressionSyntax(Span, Depth);

/// <summary><c>( a )</c></summary>
internal sealed record ParenthesizedExpressionSyntax(TextSpan Span, ExpressionSyntax Inner) : ExpressionSyntax(Span, Inner.Depth + 1);

/// <summary><c>+ - ! ~</c></summary>
internal sealed record UnaryExpressionSyntax(TextSpan Span, TokenKind Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span, Operand.Depth + 1);

/// <summary>Two operands.</summary>
internal sealed record BinaryExpressionSyntax(TextSpan Span, ExpressionSyntax Left, TokenKind Operator, ExpressionSyntax Right)
    : ExpressionSyntax(Span, Math.Max(Left.Depth, Right.Depth) + 1);
