using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary>Arrays: dynamic ones have one dimension, those of a fixed size any number.</summary>
internal static class ArrayResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (site.Type is not IArrayTypeSymbol array)
            return false;

        if (site.Notes.Sizes is { } sizes)
            type = ResolveFixed(site, array, sizes, faults);
        else if (array.Rank != 1 || ListResolver.IsCollection(array.ElementType))
            faults.Report(DiagnosticDescriptors.NestedArray, site.Location, site.DisplayName, site.Subject);
        else if (TypeResolver.Resolve(site.Inner(array.ElementType), faults) is not { } element)
            return true;
        else if (element.Kind == WireKind.ByteMemory)
            faults.Report(DiagnosticDescriptors.NestedArray, site.Location, site.DisplayName, site.Subject);
        else
            type = new WireType(WireKind.Array, site.Type.QualifiedName(), site.IsNullable) { Element = element };

        return true;
    }

    private static WireType? ResolveFixed(TypeSite site, IArrayTypeSymbol array, int[] sizes, Faults faults)
    {
        bool hasInner = array.ElementType is IArrayTypeSymbol;
        string? fault = sizes switch
        {
            [] => "has no size; give one for each dimension",
            [< 1, ..] => $"has the size {sizes[0]}; a size is 1 or more",
            _ when array.Rank != 1 => "is a rectangular array; use an array of arrays",
            _ when hasInner != sizes.Length > 1 => $"does not have {sizes.Length} dimensions; give one size for each",
            _ when hasInner && array.ElementType.IsAnnotated() => "has rows that may be null, which AIDL cannot say; only the whole array may",
            _ when !hasInner && ListResolver.IsCollection(array.ElementType) => Collections(array.ElementType),
            _ => null,
        };
        if (fault is not null)
        {
            faults.Report(DiagnosticDescriptors.FixedSize, site.Notes.Location, site.Subject, fault);
            return null;
        }

        WireType? element = TypeResolver.Resolve(site.Inner(array.ElementType) with { Notes = site.Notes.InnerOfFixed() }, faults);
        if (element is { Kind: WireKind.ByteMemory })
            faults.Report(DiagnosticDescriptors.FixedSize, site.Notes.Location, site.Subject, Collections(array.ElementType));

        return element is null or { Kind: WireKind.ByteMemory }
            ? null
            : new WireType(WireKind.FixedArray, site.Type.QualifiedName(), site.IsNullable) { Element = element, Size = sizes[0] };
    }

    private static string Collections(ITypeSymbol element) =>
        $"has elements of type '{element.ShortName()}', which hold elements themselves; use a [Parcelable] type that holds one";
}
