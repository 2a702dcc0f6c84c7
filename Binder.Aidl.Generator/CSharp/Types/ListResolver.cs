using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Lists, and immutable arrays: on the wire they are arrays.</summary>
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
            bool isImmutable = IsImmutableArray(site.Type);
            if (element.Kind == WireKind.ByteMemory)
                faults.Report(DiagnosticDescriptors.NestedArray, site.Location, site.DisplayName, site.Subject);
            else if (element.IsByteSized && !isImmutable)
                faults.Report(DiagnosticDescriptors.ByteList, site.Location, site.DisplayName, site.Subject, argument.ShortName());
            else
                type = new WireType(isImmutable ? WireKind.ImmutableArray : WireKind.List, site.Type.QualifiedName(), site.IsNullable) { Element = element };
        }

        return true;
    }

    /// <summary>Whether the type is an array or a list of any kind, or a map, also an unsupported one.</summary>
    public static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol || IsList(type) || MapResolver.IsMap(type);

    private static bool IsImmutableArray(ITypeSymbol type) => type.Is("System.Collections.Immutable.ImmutableArray<T>");

    private static bool IsList(ITypeSymbol type) =>
        IsImmutableArray(type)
        || type.Is("System.Collections.Generic.List<T>")
        || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T;
}
