using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Types;

/// <summary><c>Dictionary&lt;string, V&gt;</c> is AIDL's <c>Map&lt;String, V&gt;</c>.</summary>
internal static class MapResolver
{
    public static bool TryResolve(TypeSite site, Faults faults, out WireType? type)
    {
        type = null;
        if (!IsMap(site.Type))
            return false;

        INamedTypeSymbol map = (INamedTypeSymbol)site.Type;
        if (map.TypeArguments[0].SpecialType != SpecialType.System_String || map.TypeArguments[0].IsAnnotated())
        {
            string key = map.TypeArguments[0].ShortName();
            faults.Report(DiagnosticDescriptors.Map, site.Location, site.DisplayName, site.Subject, $"has the key '{key}'; AIDL's maps have keys of type 'string'");
        }
        else if (ListResolver.IsCollection(map.TypeArguments[1]))
        {
            faults.Report(DiagnosticDescriptors.Map, site.Location, site.DisplayName, site.Subject, "has arrays, lists or maps as values; use a [Parcelable] type that holds one");
        }
        else if (TypeResolver.Resolve(site.Last(map.TypeArguments[1]), faults) is { } value)
        {
            if (value.IsObject)
                type = new WireType(WireKind.Map, site.Type.QualifiedName(), site.IsNullable) { Element = value };
            else
                faults.Report(DiagnosticDescriptors.Map, site.Location, site.DisplayName, site.Subject, $"has values of type '{map.TypeArguments[1].ShortName()}', which is a primitive or enum in AIDL; use a [Parcelable] type that holds one");
        }

        return true;
    }

    public static bool IsMap(ITypeSymbol type) =>
        type.Is("System.Collections.Generic.Dictionary<TKey, TValue>") || type.Is("System.Collections.Generic.IReadOnlyDictionary<TKey, TValue>");
}
