using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator;

/// <summary>Reports what is wrong with annotated types. It calls the generator's parser, so that both agree.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BinderAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticDescriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        DeclarationGraph graph = DeclarationGraph.Of(context.Compilation);
        ImmutableArray<Diagnostic> diagnostics = type switch
        {
            _ when type.IsGenerated() => [],
            { TypeKind: TypeKind.Interface } when type.Has(KnownNames.BinderInterfaceAttribute) =>
                graph.ParseInterface(type, context.CancellationToken).Diagnostics,
            { TypeKind: TypeKind.Class } when type.Has(KnownNames.UnionAttribute) => graph.ParseUnion(type, context.CancellationToken).Diagnostics,
            { TypeKind: TypeKind.Class or TypeKind.Struct } when type.Has(KnownNames.ParcelableAttribute) =>
                graph.ParseParcelable(type, context.CancellationToken).Diagnostics,
            _ => [],
        };
        foreach (Diagnostic diagnostic in diagnostics)
            context.ReportDiagnostic(diagnostic);
    }
}
