using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

internal static class ArrayResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (site.Type is not IArrayTypeSymbol array)
            return false;

        if (array.Rank != 1 || ListResolver.IsCollection(array.ElementType))
        {
            faults.Report(DiagnosticDescriptors.NestedArray, site.Location, site.DisplayName, site.Subject);
        }
        else if (TypeResolver.Resolve(site.Inner(array.ElementType), faults) is { } element)
        {
            type = new WireType(WireKind.Array, site.Type.QualifiedName(), site.IsNullable) { Element = element };
        }

        return true;
    }
}
