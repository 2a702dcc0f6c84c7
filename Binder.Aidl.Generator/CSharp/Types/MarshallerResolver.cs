using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Types with a marshaller of the user's: named where the type is used, or on the type itself.</summary>
internal static class MarshallerResolver
{
    /// <summary>The marshaller that is named where the type is used.</summary>
    public static bool TryResolveHere(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (site.Notes.Marshaller is not { } attribute)
            return false;

        // [ParcelMarshaller] on an array or list may be for its elements.
        bool fits = attribute.ConstructorArguments is [{ Value: INamedTypeSymbol marshaller }] && Fits(marshaller, site) && !marshaller.IsUnboundGenericType;
        if (!fits && ListResolver.IsCollection(site.Type))
            return false;

        type = Resolve(site, attribute, faults);
        return true;
    }

    /// <summary>The marshaller that the type names.</summary>
    public static bool TryResolveOfType(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (site.Type.FindAttribute(KnownNames.ParcelMarshallerAttribute) is not { } attribute)
            return false;

        type = Resolve(site, attribute, faults);
        return true;
    }

    private static WireType? Resolve(TypeSite site, AttributeData attribute, Faults faults)
    {
        if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol marshaller }])
        {
            faults.Silently();
            return null;
        }

        if (!Fits(marshaller, site) || marshaller.IsUnboundGenericType || marshaller.IsFileLocal)
        {
            faults.Report(DiagnosticDescriptors.Marshaller, site.Location, marshaller.ShortName(), site.Subject, site.DisplayName);
            return null;
        }

        return new WireType(WireKind.Marshalled, site.Type.QualifiedName(), site.IsNullable)
        {
            Marshaller = marshaller.QualifiedName(),
            IsReference = site.Type.IsReferenceType,
            AidlName = AidlIdentities.GivenName(marshaller),
        };
    }

    /// <summary>Whether the marshaller is for the type, null included where the type has it.</summary>
    private static bool Fits(INamedTypeSymbol marshaller, TypeSite site) => marshaller.AllInterfaces.Any(candidate =>
    {
        if (!candidate.Is(KnownNames.Marshaller))
            return false;

        TypeSite value = TypeSite.Of(candidate.TypeArguments[0], null, "");
        return SymbolEqualityComparer.Default.Equals(value.Type, site.Type) && value.IsNullable == site.IsNullable;
    });
}
