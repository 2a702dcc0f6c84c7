using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>A type where it is used.</summary>
/// <param name="Type">The type without <see cref="Nullable{T}"/> around it.</param>
/// <param name="IsNullable">Whether null is one of its values.</param>
/// <param name="Syntax">Where it is written, as exactly as possible.</param>
/// <param name="Subject">What has the type, for messages: <c>parameter 'x'</c>.</param>
/// <param name="Notes">What attributes say of it.</param>
internal readonly record struct TypeSite(ITypeSymbol Type, bool IsNullable, TypeSyntax? Syntax, string Subject, TypeNotes Notes)
{
    public Location? Location => Syntax?.GetLocation();

    /// <summary>The type as it is written, for messages.</summary>
    public string DisplayName => Type.IsValueType && IsNullable ? Type.ShortName() + "?" : Type.ShortName();

    /// <summary>The type as a declaration spells it, <c>global::</c>-qualified.</summary>
    public string Declaration => IsNullable ? Type.QualifiedName() + "?" : Type.QualifiedName();

    public static TypeSite Of(ITypeSymbol type, TypeSyntax? syntax, string subject, TypeNotes? notes = null)
    {
        notes ??= TypeNotes.None;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return new TypeSite(nullable.TypeArguments[0], true, syntax, subject, notes);

        return new TypeSite(type, type.IsAnnotated(), syntax, subject, notes);
    }

    /// <summary>The element type of an array, or the only argument of a generic type.</summary>
    public TypeSite Inner(ITypeSymbol inner) => Of(inner, InnerSyntax(Syntax, last: false) ?? Syntax, Subject, Notes with { HolderStability = null });

    /// <summary>The last argument of a generic type: the values of a map.</summary>
    public TypeSite Last(ITypeSymbol last) => Of(last, InnerSyntax(Syntax, last: true) ?? Syntax, Subject, Notes with { HolderStability = null });

    private static TypeSyntax? InnerSyntax(TypeSyntax? syntax, bool last) => syntax switch
    {
        NullableTypeSyntax nullable => InnerSyntax(nullable.ElementType, last),
        ArrayTypeSyntax { RankSpecifiers.Count: 1 } array => array.ElementType,
        QualifiedNameSyntax qualified => InnerSyntax(qualified.Right, last),
        AliasQualifiedNameSyntax qualified => InnerSyntax(qualified.Name, last),
        GenericNameSyntax { TypeArgumentList.Arguments: [TypeSyntax only] } => only,
        GenericNameSyntax { TypeArgumentList.Arguments: [.., TypeSyntax value] } when last => value,
        _ => null,
    };
}
