using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

internal static class ListResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (!IsList(site.Type))
            return false;

        ITypeSymbol argument = ((INamedTypeSymbol)site.Type).TypeArguments[0];
        if (IsCollection(argument))
        {
            faults.Report(DiagnosticDescriptors.NestedArray, site.Location, site.DisplayName, site.Subject);
        }
        else if (TypeResolver.Resolve(site.Inner(argument), faults) is { } element)
        {
            if (element.IsByteSized)
                faults.Report(DiagnosticDescriptors.ByteList, site.Location, site.DisplayName, site.Subject, argument.ShortName());
            else
                type = new WireType(WireKind.List, site.Type.QualifiedName(), site.IsNullable) { Element = element };
        }

        return true;
    }

    /// <summary>Whether the type is an array or a list of any kind, also an unsupported one.</summary>
    public static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol || IsList(type);

    private static bool IsList(ITypeSymbol type) =>
        type.Is("System.Collections.Generic.List<T>")
        || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T;
}
