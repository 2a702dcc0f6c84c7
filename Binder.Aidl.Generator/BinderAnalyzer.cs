using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator;

/// <summary>
/// Reports what is wrong with annotated types, but for the errors that <see cref="DeclarationErrorGenerator"/> has reported. Both call the generator's
/// parser, so that they agree.
/// </summary>
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
        if (type.IsGenerated() || !IsAnnotated(type))
            return;

        foreach (Diagnostic diagnostic in DeclarationGraph.Of(context.Compilation).DiagnosticsOf(type, context.CancellationToken))
        {
            if (!ReportedErrors.Contains(type, diagnostic))
                context.ReportDiagnostic(diagnostic);
        }
    }

    private static bool IsAnnotated(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => type.Has(KnownNames.BinderInterfaceAttribute),
        TypeKind.Class => type.Has(KnownNames.UnionAttribute) || type.Has(KnownNames.ParcelableAttribute),
        TypeKind.Struct => type.Has(KnownNames.ParcelableAttribute),
        _ => false,
    };
}
