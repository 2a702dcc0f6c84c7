using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Parcelables that contain themselves through properties that are never null.</summary>
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
            if (!seen.Add(current) || !isOurs || current is not INamedTypeSymbol type || !type.Has(KnownNames.ParcelableAttribute))
                continue;

            foreach (IPropertySymbol property in ParcelableProperties.Of(type, token).Included)
            {
                if (!property.Type.IsAnnotated())
                    open.Push(property.Type);
            }
        }

        return false;
    }
}
