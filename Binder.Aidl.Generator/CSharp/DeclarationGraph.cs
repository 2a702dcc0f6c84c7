using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// The annotated types of a compilation and which of them use which. Code that uses a type for which nothing is generated would not
/// compile, so that one broken declaration would show as many errors; nothing is generated for its users either.
/// </summary>
internal sealed class DeclarationGraph
{
    private static readonly ConditionalWeakTable<Compilation, DeclarationGraph> Graphs = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Node> _nodes = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private DeclarationGraph(Compilation compilation) => _compilation = compilation;

    public static DeclarationGraph Of(Compilation compilation) => Graphs.GetValue(compilation, static key => new DeclarationGraph(key));

    /// <summary>Reads an interface with <c>[BinderInterface]</c>.</summary>
    public Parsed<InterfaceModel> ParseInterface(INamedTypeSymbol type, CancellationToken token)
    {
        Node node = NodeOf(type, token);
        return new Parsed<InterfaceModel>(IsSound(type, token) ? node.Model as InterfaceModel : null, node.Diagnostics);
    }

    /// <summary>Reads a type with <c>[Parcelable]</c>.</summary>
    public Parsed<ParcelableModel> ParseParcelable(INamedTypeSymbol type, CancellationToken token)
    {
        Node node = NodeOf(type, token);
        return new Parsed<ParcelableModel>(IsSound(type, token) ? node.Model as ParcelableModel : null, node.Diagnostics);
    }

    /// <summary>Reads a type with <c>[Union]</c>.</summary>
    public Parsed<UnionModel> ParseUnion(INamedTypeSymbol type, CancellationToken token)
    {
        Node node = NodeOf(type, token);
        return new Parsed<UnionModel>(IsSound(type, token) ? node.Model as UnionModel : null, node.Diagnostics);
    }

    /// <summary>What is wrong with an annotated type.</summary>
    public ImmutableArray<Diagnostic> DiagnosticsOf(INamedTypeSymbol type, CancellationToken token) => NodeOf(type, token).Diagnostics;

    private bool IsSound(INamedTypeSymbol type, CancellationToken token)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<INamedTypeSymbol> open = new([type]);
        while (open.Count > 0)
        {
            INamedTypeSymbol current = open.Pop();
            if (!seen.Add(current))
                continue;

            Node node = NodeOf(current, token);
            if (node.Model is null)
                return false;

            foreach (INamedTypeSymbol used in node.Uses)
                open.Push(used);
        }

        return true;
    }

    private Node NodeOf(INamedTypeSymbol type, CancellationToken token) =>
        _nodes.TryGetValue(type, out Node? known) ? known : _nodes.GetOrAdd(type, Parse(type, token));

    private Node Parse(INamedTypeSymbol type, CancellationToken token)
    {
        Faults faults = new();
        object? model = type switch
        {
            { TypeKind: TypeKind.Interface } => InterfaceParser.Parse(type, _compilation, inherited => NodeOf(inherited, token).Model as InterfaceModel, faults, token),
            _ when type.Has(KnownNames.UnionAttribute) => UnionParser.Parse(type, faults, token),
            _ => ParcelableParser.Parse(type, faults, token),
        };
        return new Node(model, faults.ToImmutable(), faults.Uses);
    }

    private sealed record Node(object? Model, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<INamedTypeSymbol> Uses);
}
