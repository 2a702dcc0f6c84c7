using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.Aidl.Projection;

/// <summary>One model, two languages: the C# declarations made from <c>.aidl</c>, read as C#, give the model they were made from.</summary>
public sealed class ConsistencyTests
{
    public static TheoryData<string> Sources => [ProjectionSources.Parcelable, ProjectionSources.Union, ProjectionSources.Interface];

    [Theory]
    [MemberData(nameof(Sources), DisableDiscoveryEnumeration = true)]
    public void TheEmittedDeclarationsGiveTheSameModel(string sources)
    {
        ImmutableArray<ProjectedType> types = Project(sources);
        string declarations = string.Join('\n', types.Select(static type => DeclarationEmitter.Emit(type, isComplete: false)));

        // What is generated is there too, as a union's Tag may be the type of a field.
        CSharpCompilation compilation = Generation.Compile("").AddSyntaxTrees(
            types.Select(static type => Generation.Parse(DeclarationEmitter.Emit(type, isComplete: false), type.Type.HintName + ".cs")))
            .AddSyntaxTrees(types.SelectMany(ProjectionEmitter.Emit).Where(static part => part.Role != "Declaration")
                .Select(static part => Generation.Parse(part.Text, $"Binder.Aidl.Generator.{part.Type.HintName}.{part.Role}.g.cs")));

        foreach (ProjectedType type in types.SelectMany(Flatten))
        {
            INamedTypeSymbol symbol = compilation.GetTypeByMetadataName(MetadataName(type))!;
            Assert.True(symbol is not null, $"{MetadataName(type)} is not declared:\n{declarations}");
            (object? read, ImmutableArray<Diagnostic> diagnostics) = Read(symbol, compilation);
            Assert.Empty(diagnostics);
            ModelAssert.Equal(ModelOf(type), read);
        }
    }

    private static (object? Model, ImmutableArray<Diagnostic> Diagnostics) Read(INamedTypeSymbol symbol, Compilation compilation)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        DeclarationGraph graph = DeclarationGraph.Of(compilation);
        if (symbol.TypeKind == TypeKind.Enum)
            return (EnumParser.Parse(symbol, token), []);

        if (symbol.TypeKind == TypeKind.Interface)
        {
            Parsed<InterfaceModel> parsed = graph.ParseInterface(symbol, token);
            return (parsed.Model, parsed.Diagnostics);
        }

        if (symbol.IsAbstract)
        {
            Parsed<UnionModel> parsed = graph.ParseUnion(symbol, token);
            return (parsed.Model, parsed.Diagnostics);
        }

        Parsed<ParcelableModel> parcelable = graph.ParseParcelable(symbol, token);
        return (parcelable.Model, parcelable.Diagnostics);
    }

    private static ImmutableArray<ProjectedType> Project(string sources)
    {
        ImmutableArray<AidlFile> files = AidlSources.ParseAll(sources);
        AidlProject project = AidlProject.Of(files.Select(static file => new AidlProjectFile(OutlineBuilder.Build(file), AidlFileOptions.Default)));
        List<ProjectedType> types = [];
        foreach (AidlFile file in files)
        {
            AidlProjection projection = AidlProjection.Of(file, project, TestContext.Current.CancellationToken);
            Assert.Empty(projection.Diagnostics.Where(static diagnostic => diagnostic.IsError).Select(static diagnostic => diagnostic.Message));
            types.AddRange(projection.Projected.Types);
        }

        return [.. types];
    }

    private static IEnumerable<ProjectedType> Flatten(ProjectedType type) => type.Nested.SelectMany(Flatten).Prepend(type);

    private static object ModelOf(ProjectedType type) => type switch
    {
        ProjectedInterface { Model: var model } => model,
        ProjectedParcelable { Model: var model } => model,
        ProjectedUnion { Model: var model } => model,
        ProjectedEnum { Model: var model } => model,
        _ => throw new InvalidOperationException(type.GetType().Name),
    };

    private static string MetadataName(ProjectedType type)
    {
        string name = type.Type.HintName;
        int inside = type.Type.Namespace.Length == 0 ? 0 : type.Type.Namespace.Length + 1;
        return name[..inside] + name[inside..].Replace('.', '+');
    }
}
