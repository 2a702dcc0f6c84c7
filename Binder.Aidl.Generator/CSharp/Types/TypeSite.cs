using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>A type where it is used.</summary>
/// <param name="Type">The type without <see cref="Nullable{T}"/> around it.</param>
/// <param name="IsNullable">Whether null is one of its values.</param>
/// <param name="Syntax">Where it is written, as exactly as possible.</param>
/// <param name="Subject">What has the type, for messages: <c>parameter 'x'</c>.</param>
internal readonly record struct TypeSite(ITypeSymbol Type, bool IsNullable, TypeSyntax? Syntax, string Subject)
{
    public Location? Location => Syntax?.GetLocation();

    /// <summary>The type as it is written, for messages.</summary>
    public string DisplayName => Type.IsValueType && IsNullable ? Type.ShortName() + "?" : Type.ShortName();

    public static TypeSite Of(ITypeSymbol type, TypeSyntax? syntax, string subject)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return new TypeSite(nullable.TypeArguments[0], true, syntax, subject);

        return new TypeSite(type, type.IsAnnotated(), syntax, subject);
    }

    /// <summary>The element type of an array, or the only argument of a generic type.</summary>
    public TypeSite Inner(ITypeSymbol inner) => Of(inner, InnerSyntax(Syntax) ?? Syntax, Subject);

    private static TypeSyntax? InnerSyntax(TypeSyntax? syntax) => syntax switch
    {
        NullableTypeSyntax nullable => InnerSyntax(nullable.ElementType),
        ArrayTypeSyntax { RankSpecifiers.Count: 1 } array => array.ElementType,
        QualifiedNameSyntax qualified => InnerSyntax(qualified.Right),
        AliasQualifiedNameSyntax qualified => InnerSyntax(qualified.Name),
        GenericNameSyntax { TypeArgumentList.Arguments: [TypeSyntax only] } => only,
        _ => null,
    };
}
