using System.Text;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator;

/// <summary>Generates proxy, stub and contract of interfaces with <c>[BinderInterface]</c>. Diagnostics come from <see cref="BinderAnalyzer"/>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BinderInterfaceGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<InterfaceModel> interfaces = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.BinderInterfaceAttribute,
                predicate: static (node, _) => node is InterfaceDeclarationSyntax,
                transform: static (target, token) =>
                    InterfaceParser.Parse((INamedTypeSymbol)target.TargetSymbol, target.SemanticModel.Compilation, token).Model)
            .Where(static model => model is not null)
            .WithTrackingName(Steps.Interfaces)!;

        context.RegisterSourceOutput(interfaces, static (output, model) =>
        {
            output.AddSource($"{model.Type.HintName}.Contract.g.cs", SourceText.From(ContractEmitter.Emit(model), Encoding.UTF8));
            output.AddSource($"{model.Type.HintName}.Proxy.g.cs", SourceText.From(ProxyEmitter.Emit(model), Encoding.UTF8));
            output.AddSource($"{model.Type.HintName}.Stub.g.cs", SourceText.From(StubEmitter.Emit(model), Encoding.UTF8));
        });
    }

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Interfaces = nameof(Interfaces);
    }
}
