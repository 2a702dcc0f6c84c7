using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Types with <c>[Parcelable]</c> or <c>[Union]</c>, or with <c>IParcelable</c> written by hand.</summary>
internal static class ParcelableResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        bool isUnion = site.Type.Has(KnownNames.UnionAttribute);
        bool isAnnotated = isUnion || site.Type.Has(KnownNames.ParcelableAttribute);
        if (!isAnnotated && !site.Type.ImplementsForItself(KnownNames.Parcelable))
            return false;

        if (isAnnotated)
            faults.Use(site.Type);

        WireKind kind = isUnion ? WireKind.Union : site.Type.IsValueType ? WireKind.ParcelableValue : WireKind.Parcelable;
        type = new WireType(kind, site.Type.QualifiedName(), site.IsNullable)
        {
            AidlName = AidlIdentities.NameOfType(site.Type),
            IsCreatable = kind == WireKind.Parcelable && IsCreatable(site.Type),
            IsFixedSize = site.Type.Has(KnownNames.FixedSizeAttribute),
        };
        return true;
    }

    private static bool IsCreatable(ITypeSymbol type) => type is INamedTypeSymbol { IsAbstract: false, TypeKind: TypeKind.Class } named
        && named.InstanceConstructors.Any(static constructor =>
            constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public or Accessibility.Internal })
        && !named.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true });
}
