using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>What can stand in a body or at the top of a file.</summary>
/// <param name="Comments">All comments before it; the last block comment documents it.</param>
internal abstract record MemberSyntax(TextSpan Span, ImmutableArray<Comment> Comments) : SyntaxNode(Span);

/// <summary>The declaration of a type.</summary>
/// <param name="Name">Qualified only in preprocessed files and in old declarations such as <c>parcelable Outer.Inner;</c>.</param>
internal abstract record DeclarationSyntax(
    TextSpan Span, ImmutableArray<Comment> Comments, ImmutableArray<AnnotationSyntax> Annotations, NameSyntax Name) : MemberSyntax(Span, Comments)
{
    /// <summary>What stands in the braces, in order; empty for enums and for declarations without a body.</summary>
    public abstract ImmutableArray<MemberSyntax> Members { get; init; }

    /// <summary>Type parameters of parcelables and unions.</summary>
    public virtual ImmutableArray<IdentifierSyntax> TypeParameters { get; init; } = [];
}

/// <summary>An interface.</summary>
/// <param name="Oneway">The keyword before <c>interface</c>, null if there is none.</param>
/// <param name="HasBody">False for <c>interface IFoo;</c>.</param>
internal sealed record InterfaceSyntax(
    TextSpan Span,
    ImmutableArray<Comment> Comments,
    ImmutableArray<AnnotationSyntax> Annotations,
    NameSyntax Name,
    TextSpan? Oneway,
    bool HasBody,
    ImmutableArray<MemberSyntax> Members) : DeclarationSyntax(Span, Comments, Annotations, Name)
{
    public override ImmutableArray<MemberSyntax> Members { get; init; } = Members;
}

/// <summary>A parcelable.</summary>
/// <param name="IsStructured">Whether it has a body; its fields then are the whole truth about its bytes.</param>
/// <param name="Headers">Where its code is in other languages; unstructured ones only.</param>
internal sealed record ParcelableSyntax(
    TextSpan Span,
    ImmutableArray<Comment> Comments,
    ImmutableArray<AnnotationSyntax> Annotations,
    NameSyntax Name,
    ImmutableArray<IdentifierSyntax> TypeParameters,
    bool IsStructured,
    ImmutableArray<HeaderSyntax> Headers,
    ImmutableArray<MemberSyntax> Members) : DeclarationSyntax(Span, Comments, Annotations, Name)
{
    public override ImmutableArray<MemberSyntax> Members { get; init; } = Members;

    public override ImmutableArray<IdentifierSyntax> TypeParameters { get; init; } = TypeParameters;
}

/// <summary>A union.</summary>
internal sealed record UnionSyntax(
    TextSpan Span,
    ImmutableArray<Comment> Comments,
    ImmutableArray<AnnotationSyntax> Annotations,
    NameSyntax Name,
    ImmutableArray<IdentifierSyntax> TypeParameters,
    ImmutableArray<MemberSyntax> Members) : DeclarationSyntax(Span, Comments, Annotations, Name)
{
    public override ImmutableArray<MemberSyntax> Members { get; init; } = Members;

    public override ImmutableArray<IdentifierSyntax> TypeParameters { get; init; } = TypeParameters;
}

/// <summary>An enum.</summary>
internal sealed record EnumSyntax(
    TextSpan Span,
    ImmutableArray<Comment> Comments,
    ImmutableArray<AnnotationSyntax> Annotations,
    NameSyntax Name,
    ImmutableArray<EnumeratorSyntax> Enumerators) : DeclarationSyntax(Span, Comments, Annotations, Name)
{
    public override ImmutableArray<MemberSyntax> Members { get; init; } = [];
}

/// <summary>One value of an enum.</summary>
/// <param name="Value">Null for one more than the value before.</param>
internal sealed record EnumeratorSyntax(TextSpan Span, ImmutableArray<Comment> Comments, IdentifierSyntax Name, ExpressionSyntax? Value)
    : MemberSyntax(Span, Comments);

/// <summary><c>cpp_header "a/B.h"</c>, <c>ndk_header ...</c> or <c>rust_type ...</c>.</summary>
/// <param name="Keyword">As it is spelled.</param>
/// <param name="Text">Between the quotes.</param>
internal sealed record HeaderSyntax(TextSpan Span, string Keyword, string Text) : SyntaxNode(Span);
