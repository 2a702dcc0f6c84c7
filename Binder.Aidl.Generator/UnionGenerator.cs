using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp.Reuse;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator;

/// <summary>Generates the marshalling of abstract records with <c>[Union]</c>. It reports nothing: see <see cref="DeclarationErrorGenerator"/>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class UnionGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<UnionModel> unions = context.CompilationProvider
            .SelectMany(static (compilation, token) => ProjectModels.Of(compilation, token).Unions)
            .WithTrackingName(Steps.Unions);

        IncrementalValueProvider<EquatableArray<string>> collisions = unions
            .Select(static (model, _) => model.Type.HintName)
            .FindCollisions(Steps.Collisions);

        context.RegisterSourceOutput(unions.Combine(collisions), static (output, pair) =>
            output.AddSource(HintNames.Of(pair.Left.Type, "Union", pair.Right), UnionEmitter.Emit(pair.Left)));
    }

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Unions = "Unions";
        public const string Collisions = "UnionCollisions";

        /// <summary>All of them.</summary>
        public static ImmutableArray<string> All => [Unions, Collisions];
    }
}
