using System.Collections.Immutable;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>The models of the annotated types that a file declares, in its order. Nothing of the compiler is kept.</summary>
internal sealed class FileModels
{
    private static readonly FileModels Empty = new([], [], []);

    private FileModels(ImmutableArray<InterfaceModel> interfaces, ImmutableArray<ParcelableModel> parcelables, ImmutableArray<UnionModel> unions)
    {
        Interfaces = interfaces;
        Parcelables = parcelables;
        Unions = unions;
    }

    public ImmutableArray<InterfaceModel> Interfaces { get; }

    public ImmutableArray<ParcelableModel> Parcelables { get; }

    public ImmutableArray<UnionModel> Unions { get; }

    /// <summary>Reads the annotated ones among the types of a file.</summary>
    public static FileModels Parse(Compilation compilation, SyntaxTree tree, ImmutableArray<TypeDeclarationSyntax> candidates, CancellationToken token)
    {
        if (candidates.IsEmpty)
            return Empty;

        ImmutableArray<InterfaceModel>.Builder interfaces = ImmutableArray.CreateBuilder<InterfaceModel>();
        ImmutableArray<ParcelableModel>.Builder parcelables = ImmutableArray.CreateBuilder<ParcelableModel>();
        ImmutableArray<UnionModel>.Builder unions = ImmutableArray.CreateBuilder<UnionModel>();
        DeclarationGraph graph = DeclarationGraph.Of(compilation);
        foreach ((INamedTypeSymbol type, string attribute) in AnnotatedTypes.In(compilation, tree, candidates, token))
        {
            switch (attribute)
            {
                case KnownNames.BinderInterfaceAttribute:
                    Add(interfaces, graph.ParseInterface(type, token).Model);
                    break;
                case KnownNames.ParcelableAttribute:
                    Add(parcelables, graph.ParseParcelable(type, token).Model);
                    break;
                default:
                    Add(unions, graph.ParseUnion(type, token).Model);
                    break;
            }
        }

        return new FileModels(interfaces.ToImmutable(), parcelables.ToImmutable(), unions.ToImmutable());
    }

    private static void Add<T>(ImmutableArray<T>.Builder models, T? model)
        where T : class
    {
        if (model is not null)
            models.Add(model);
    }
}
