using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Parcelables and unions that contain themselves through values that are never null.</summary>
internal static class ParcelableCycles
{
    /// <summary>Whether a value of the one type always holds a value of the other.</summary>
    public static bool Reaches(ITypeSymbol from, INamedTypeSymbol target, CancellationToken token)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<ITypeSymbol> open = new([from]);
        while (open.Count > 0)
        {
            token.ThrowIfCancellationRequested();
            ITypeSymbol current = open.Pop();
            if (SymbolEqualityComparer.Default.Equals(current, target))
                return true;

            // A type of another assembly cannot hold one of this assembly.
            bool isOurs = SymbolEqualityComparer.Default.Equals(current.ContainingAssembly, target.ContainingAssembly);
            if (!seen.Add(current) || !isOurs || current is not INamedTypeSymbol type)
                continue;

            foreach (ITypeSymbol held in HeldBy(type, token).Where(static held => !held.IsAnnotated()))
                open.Push(held);
        }

        return false;
    }

    private static IEnumerable<ITypeSymbol> HeldBy(INamedTypeSymbol type, CancellationToken token)
    {
        if (type.Has(KnownNames.UnionAttribute))
            return UnionMembers.Of(type, token).Select(static member => member.Parameter?.Type).OfType<ITypeSymbol>();

        return type.Has(KnownNames.ParcelableAttribute)
            ? ParcelableProperties.Of(type, token).Included.Select(static property => property.Type)
            : [];
    }
}
