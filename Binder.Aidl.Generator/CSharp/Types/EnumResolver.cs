using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

internal static class EnumResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (site.Type is not INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            return false;

        if (PrimitiveResolver.KindOf(underlying.SpecialType) is not { } backing)
            faults.Report(DiagnosticDescriptors.EnumBacking, site.Location, site.Type.ShortName(), site.Subject, underlying.ShortName());
        else if (site.IsNullable)
            faults.Report(DiagnosticDescriptors.NullablePrimitive, site.Location, site.DisplayName, site.Subject, site.Type.ShortName());
        else
            type = Of(site.Type, backing);

        return true;
    }

    private static WireType Of(ITypeSymbol type, WireKind backing) => new(WireKind.Enum, type.QualifiedName(), IsNullable: false)
    {
        Backing = backing,
        AidlName = AidlIdentities.NameOfType(type, KnownNames.AidlNameAttribute),
    };
}
