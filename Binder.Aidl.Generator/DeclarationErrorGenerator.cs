using System.Collections.Immutable;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.CSharp.Reuse;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator;

/// <summary>Generates nothing: where the compiler runs, it reports the errors of annotated types.</summary>
/// <remarks>
/// The compiler asks no analyzer where a declaration misses a type, such as a class the stub that an error cost. In editors, which ask, the build
/// does not set <see cref="Option"/>: <see cref="BinderAnalyzer"/> reports, because code fixes are for the diagnostics of analyzers alone.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class DeclarationErrorGenerator : IIncrementalGenerator
{
    /// <summary>What the build says where the compiler runs, in a file that editors do not get.</summary>
    public const string Option = "binder_generator_reports_errors";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Compilation> compiled = context.CompilationProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => IsSet(options)))
            .SelectMany(static (pair, _) => pair.Right ? ImmutableArray.Create(pair.Left) : [])
            .WithTrackingName(Steps.Compiled);

        context.RegisterSourceOutput(compiled, static (output, compilation) =>
        {
            foreach (INamedTypeSymbol type in TypesOf(compilation, output.CancellationToken))
            {
                foreach (Diagnostic error in DeclarationGraph.Of(compilation).DiagnosticsOf(type, output.CancellationToken))
                {
                    output.ReportDiagnostic(error);
                    ReportedErrors.Add(type, error);
                }
            }
        });
    }

    private static bool IsSet(AnalyzerConfigOptionsProvider options) =>
        options.GlobalOptions.TryGetValue(Option, out string? value) && bool.TryParse(value, out bool isSet) && isSet;

    private static IEnumerable<INamedTypeSymbol> TypesOf(Compilation compilation, CancellationToken token)
    {
        Candidates candidates = new([.. compilation.SyntaxTrees]);
        return compilation.SyntaxTrees
            .SelectMany(tree => AnnotatedTypes.In(compilation, tree, candidates.In(tree), token))
            .Select(static annotated => annotated.Type)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
    }

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Compiled = "BinderCompiled";

        /// <summary>All of them.</summary>
        public static ImmutableArray<string> All => [Compiled];
    }
}
