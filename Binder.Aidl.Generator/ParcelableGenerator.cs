using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp.Reuse;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator;

/// <summary>Generates the marshalling of types with <c>[Parcelable]</c>. It reports nothing: see <see cref="DeclarationErrorGenerator"/>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ParcelableGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParcelableModel> parcelables = context.CompilationProvider
            .SelectMany(static (compilation, token) => ProjectModels.Of(compilation, token).Parcelables)
            .WithTrackingName(Steps.Parcelables);

        IncrementalValueProvider<EquatableArray<string>> collisions = parcelables
            .Select(static (model, _) => model.Type.HintName)
            .FindCollisions(Steps.Collisions);

        context.RegisterSourceOutput(parcelables.Combine(collisions), static (output, pair) =>
            output.AddSource(HintNames.Of(pair.Left.Type, "Parcelable", pair.Right), ParcelableEmitter.Emit(pair.Left)));
    }

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Parcelables = "Parcelables";
        public const string Collisions = "ParcelableCollisions";

        /// <summary>All of them.</summary>
        public static ImmutableArray<string> All => [Parcelables, Collisions];
    }
}
