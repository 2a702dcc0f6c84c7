using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads what C# declarations are in AIDL.</summary>
internal static class AidlIdentities
{
    /// <summary>A type whose name the attribute gives in its first argument, else <c>[AidlName]</c>, else the full C# name.</summary>
    public static AidlIdentity OfType(INamedTypeSymbol type, string? attribute, CancellationToken token) =>
        Of(type, NameOfType(type, attribute), token);

    /// <summary>A method, parameter, field or member of a union.</summary>
    public static AidlIdentity OfMember(ISymbol member, CancellationToken token) =>
        OfMember(member, AidlNames.Member(member.Name), token);

    /// <summary>A member whose AIDL name is the given one, unless <c>[AidlName]</c> gives another.</summary>
    public static AidlIdentity OfMember(ISymbol member, string name, CancellationToken token) => Of(member, GivenName(member) ?? name, token);

    /// <summary>A constant or an enumerator.</summary>
    public static AidlIdentity OfConstant(ISymbol constant, CancellationToken token) =>
        Of(constant, GivenName(constant) ?? AidlNames.Constant(constant.Name), token);

    /// <summary>The canonical AIDL name of a type: an interface, a parcelable, a union or an enum.</summary>
    public static string NameOfType(ITypeSymbol type, string? attribute = null)
    {
        attribute ??= type switch
        {
            { TypeKind: TypeKind.Interface } => KnownNames.BinderInterfaceAttribute,
            _ when type.Has(KnownNames.UnionAttribute) => KnownNames.UnionAttribute,
            _ => KnownNames.ParcelableAttribute,
        };
        if (type is { TypeKind: TypeKind.Enum, Name: "Tag", ContainingType: { } union } && union.Has(KnownNames.UnionAttribute))
            return NameOfType(union) + ".Tag";

        return GivenName(type)
            ?? (type.FindAttribute(attribute) is { ConstructorArguments: [{ Value: string { Length: > 0 } name }] } && AidlNames.IsQualified(name)
                ? name
                : type.DottedName());
    }

    /// <summary>What <c>[AidlName]</c> says.</summary>
    public static string? GivenName(ISymbol symbol) =>
        symbol.FindAttribute(KnownNames.AidlNameAttribute) is { ConstructorArguments: [{ Value: string { Length: > 0 } name }] } ? name : null;

    private static AidlIdentity Of(ISymbol symbol, string name, CancellationToken token)
    {
        string? deprecation = symbol.FindAttribute(KnownNames.ObsoleteAttribute) is not { } obsolete ? null
            : obsolete.ConstructorArguments is [{ Value: string reason }, ..] ? reason
            : "";
        return new AidlIdentity(name, DocumentationText.Of(symbol, token), AidlAnnotations.Of(symbol).ToEquatableArray()) { Deprecation = deprecation };
    }
}
