using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>A field of a parcelable or a member of a union.</summary>
internal sealed record FieldSyntax(TextSpan Span, ImmutableArray<Comment> Comments, TypeSyntax Type, IdentifierSyntax Name, ExpressionSyntax? Default)
    : MemberSyntax(Span, Comments);

/// <summary>A constant; its annotations are those of its type.</summary>
internal sealed record ConstantSyntax(TextSpan Span, ImmutableArray<Comment> Comments, TypeSyntax Type, IdentifierSyntax Name, ExpressionSyntax Value)
    : MemberSyntax(Span, Comments);

/// <summary>A method; its annotations are those of its result's type.</summary>
/// <param name="Oneway">The keyword, null if there is none.</param>
/// <param name="Id">Null if the position gives the transaction id.</param>
internal sealed record MethodSyntax(
    TextSpan Span,
    ImmutableArray<Comment> Comments,
    TextSpan? Oneway,
    TypeSyntax Type,
    IdentifierSyntax Name,
    ImmutableArray<ArgumentSyntax> Arguments,
    LiteralExpressionSyntax? Id) : MemberSyntax(Span, Comments);

/// <summary>A parameter of a method.</summary>
/// <param name="Direction"><c>in</c>, <c>out</c> or <c>inout</c>; null if none is written.</param>
internal sealed record ArgumentSyntax(TextSpan Span, ImmutableArray<Comment> Comments, IdentifierSyntax? Direction, TypeSyntax Type, IdentifierSyntax Name)
    : MemberSyntax(Span, Comments);
