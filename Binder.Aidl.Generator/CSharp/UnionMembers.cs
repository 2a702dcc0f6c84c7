using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>The members of a union: the nested records that derive from it.</summary>
internal static class UnionMembers
{
    /// <summary>The members in declaration order; the parameter is that of the record's value, null if it has none or several.</summary>
    public static IEnumerable<(INamedTypeSymbol Record, IParameterSymbol? Parameter)> Of(INamedTypeSymbol union, CancellationToken token) =>
        union.GetTypeMembers()
            .Where(nested => SymbolEqualityComparer.Default.Equals(nested.BaseType, union))
            .OrderBy(static nested => nested.Locations[0].SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static nested => nested.Locations[0].SourceSpan.Start)
            .ThenBy(static nested => nested.IsCompiled() ? nested.MetadataToken : 0)
            .Select(nested => (nested, ParametersOf(nested, token) is [{ } only] ? only : null));

    /// <summary>The parameters of a record's primary constructor.</summary>
    public static IReadOnlyList<IParameterSymbol> ParametersOf(INamedTypeSymbol record, CancellationToken token) =>
        PrimaryConstructors.Of(record, token) is { } primary ? primary.Parameters : [];
}
