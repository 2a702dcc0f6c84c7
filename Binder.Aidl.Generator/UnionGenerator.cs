using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.CSharp.Reuse;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator;

/// <summary>Generates the marshalling of abstract records with <c>[Union]</c>. Diagnostics come from <see cref="BinderAnalyzer"/>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class UnionGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<UnionModel> unions = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.UnionAttribute,
                predicate: static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
                transform: static (target, token) => ModelMemory.Of(target.SemanticModel.Compilation).Get(
                    target.TargetNode, KnownNames.UnionAttribute, () => Parse(target, token)))
            .Where(static model => model is not null)
            .WithTrackingName(Steps.Unions)!;

        IncrementalValueProvider<EquatableArray<string>> collisions = unions
            .Select(static (model, _) => model.Type.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.FindCollisions(names))
            .WithTrackingName(Steps.Collisions);

        context.RegisterSourceOutput(unions.Combine(collisions), static (output, pair) =>
            output.AddSource(HintNames.Of(pair.Left.Type, "Union", pair.Right), UnionEmitter.Emit(pair.Left)));
    }

    private static UnionModel? Parse(GeneratorAttributeSyntaxContext target, CancellationToken token) =>
        target.IsFirstOf(KnownNames.UnionAttribute)
            ? DeclarationGraph.Of(target.SemanticModel.Compilation).ParseUnion((INamedTypeSymbol)target.TargetSymbol, token).Model
            : null;

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Unions = "Unions";
        public const string Collisions = "UnionCollisions";

        /// <summary>All of them.</summary>
        public static ImmutableArray<string> All => [Unions, Collisions];
    }
}
