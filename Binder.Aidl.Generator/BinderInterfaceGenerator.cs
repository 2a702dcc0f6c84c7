using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp.Reuse;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator;

/// <summary>Generates proxy, stub and contract of interfaces with <c>[BinderInterface]</c>. It reports nothing: see <see cref="DeclarationErrorGenerator"/>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BinderInterfaceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<InterfaceModel> interfaces = context.CompilationProvider
            .SelectMany(static (compilation, token) => ProjectModels.Of(compilation, token).Interfaces)
            .WithTrackingName(Steps.Interfaces);

        IncrementalValueProvider<EquatableArray<string>> collisions = interfaces
            .SelectMany(static (model, _) => model.Listeners.Append(model).Select(static each => each.Type.HintName).ToImmutableArray())
            .FindCollisions(Steps.Collisions);

        context.RegisterSourceOutput(interfaces.Combine(collisions), static (output, pair) =>
        {
            (InterfaceModel model, EquatableArray<string> collisions) = pair;
            AddSources(output, model, collisions);
            foreach (InterfaceModel listener in model.Listeners)
            {
                output.AddSource(HintNames.Of(listener.Type, "Interface", collisions), ListenerEmitter.Emit(listener));
                AddSources(output, listener, collisions);
            }
        });
    }

    private static void AddSources(SourceProductionContext output, InterfaceModel model, EquatableArray<string> collisions)
    {
        foreach ((string role, string text) in InterfaceEmitter.Emit(model))
            output.AddSource(HintNames.Of(model.Type, role, collisions), text);
    }

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Interfaces = "BinderInterfaces";
        public const string Collisions = "BinderInterfaceCollisions";

        /// <summary>All of them.</summary>
        public static ImmutableArray<string> All => [Interfaces, Collisions];
    }
}
