using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>The annotated types that a file declares.</summary>
internal static class AnnotatedTypes
{
    private static readonly ImmutableArray<string> OfInterfaces = [KnownNames.BinderInterfaceAttribute];

    private static readonly ImmutableArray<string> OfOthers = [KnownNames.ParcelableAttribute, KnownNames.UnionAttribute];

    /// <summary>Asks the compiler for the annotated ones among the types of a file.</summary>
    /// <returns>The types in the file's order, each with every attribute of ours that it has.</returns>
    public static IEnumerable<(INamedTypeSymbol Type, string Attribute)> In(
        Compilation compilation, SyntaxTree tree, ImmutableArray<TypeDeclarationSyntax> candidates, CancellationToken token)
    {
        if (candidates.IsEmpty)
            yield break;

        SemanticModel semantics = compilation.GetSemanticModel(tree);
        foreach (TypeDeclarationSyntax declaration in candidates)
        {
            token.ThrowIfCancellationRequested();
            if (semantics.GetDeclaredSymbol(declaration, token) is not INamedTypeSymbol type)
                continue;

            foreach (string attribute in declaration is InterfaceDeclarationSyntax ? OfInterfaces : OfOthers)
            {
                if (type.HasFirst(attribute, declaration) && (attribute != KnownNames.UnionAttribute || type.TypeKind == TypeKind.Class))
                    yield return (type, attribute);
            }
        }
    }
}
