using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>The constructor that is written with a type's name.</summary>
internal static class PrimaryConstructors
{
    private const string CompilerGeneratedAttribute = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <returns>The constructor, null if there is none; of a compiled type only a positional record's is known.</returns>
    public static IMethodSymbol? Of(INamedTypeSymbol type, CancellationToken token) => type.IsCompiled()
        ? type.GetMembers("Deconstruct").OfType<IMethodSymbol>().Where(static method => method.Has(CompilerGeneratedAttribute))
            .Select(deconstruct => type.InstanceConstructors.FirstOrDefault(constructor => Takes(constructor, deconstruct)))
            .FirstOrDefault()
        : type.InstanceConstructors.FirstOrDefault(constructor =>
            constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) is TypeDeclarationSyntax { ParameterList: not null });

    /// <summary>Whether the constructor takes what the record's deconstruction gives.</summary>
    private static bool Takes(IMethodSymbol constructor, IMethodSymbol deconstruct) =>
        constructor.Parameters.Select(static parameter => parameter.Name).SequenceEqual(deconstruct.Parameters.Select(static parameter => parameter.Name))
        && constructor.Parameters.Select(static parameter => parameter.Type).SequenceEqual(
            deconstruct.Parameters.Select(static parameter => parameter.Type), SymbolEqualityComparer.Default);
}
