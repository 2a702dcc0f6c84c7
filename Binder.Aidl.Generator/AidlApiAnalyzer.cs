using System.Collections.Immutable;
using System.Globalization;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator;

/// <summary>
/// Compares the <c>.aidl</c> files and the C# of a project with its frozen APIs, <c>aidl_api/NAME/VERSION</c>, and those with their hashes. Without
/// frozen APIs it does nothing.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AidlApiAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [.. ApiDescriptors.All, .. AidlDescriptors.All, .. ExportDescriptors.Obstacles];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();

        // What `binder aidl compile` wrote and somebody keeps in the project is generated code.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            ImmutableArray<FrozenApi> apis = FrozenApi.AllOf(start.Options.AdditionalFiles);
            if (apis.Length == 0)
                return;

            // Each fault is reported with the file that it is in, which is where editors show it and offer fixes while one types.
            Memory faults = new(token => FaultsOf(start.Compilation, start.Options, apis, token));
            start.RegisterSemanticModelAction(file => Report(faults.In(file.SemanticModel.SyntaxTree, file.CancellationToken), file.ReportDiagnostic));
            start.RegisterAdditionalFileAction(file => Report(faults.In(file.AdditionalFile.Path, file.CancellationToken), file.ReportDiagnostic));
        });
    }

    private static void Report(IEnumerable<Diagnostic> diagnostics, Action<Diagnostic> report)
    {
        foreach (Diagnostic diagnostic in diagnostics)
            report(diagnostic);
    }

    private static IEnumerable<Diagnostic> FaultsOf(Compilation compilation, AnalyzerOptions options, ImmutableArray<FrozenApi> apis, CancellationToken token)
    {
        foreach (FrozenApi api in apis)
        {
            foreach (FrozenVersion version in api.Versions)
            {
                if (CheckHash(api, version, token) is { } fault)
                    yield return fault;
            }
        }

        CurrentApi current = CurrentApi.Of(compilation, options, apis.SelectMany(api => api.Newest.TypeNames(token)), token);
        foreach (Diagnostic fault in current.Faults)
            yield return fault;

        foreach (Diagnostic fault in apis.SelectMany(api => current.CompareWith(api.Newest)).Concat(current.CheckIdentities(apis)))
            yield return fault;
    }

    private static Diagnostic? CheckHash(FrozenApi api, FrozenVersion version, CancellationToken token)
    {
        if (version.HashFile is not { } file || file.GetText(token) is not { } text)
            return null;

        string expected = ApiHash.Read(text.ToString());
        string actual = version.ComputeHash(token);
        if (actual == expected)
            return null;

        Location location = Location.Create(file.Path, text.Lines[0].Span, text.Lines.GetLinePositionSpan(text.Lines[0].Span));
        return Diagnostic.Create(ApiDescriptors.HashMismatch, location, version.Number.ToString(CultureInfo.InvariantCulture), api.Name, actual, expected);
    }

    /// <summary>What was found once for a compilation, whichever file is asked for first.</summary>
    private sealed class Memory(Func<CancellationToken, IEnumerable<Diagnostic>> find)
    {
        private readonly object _gate = new();
        private ImmutableArray<Diagnostic> _all;

        public IEnumerable<Diagnostic> In(SyntaxTree tree, CancellationToken token) => All(token).Where(diagnostic => diagnostic.Location.SourceTree == tree);

        public IEnumerable<Diagnostic> In(string path, CancellationToken token) =>
            All(token).Where(diagnostic => diagnostic.Location.Kind == LocationKind.ExternalFile && diagnostic.Location.GetLineSpan().Path == path);

        private ImmutableArray<Diagnostic> All(CancellationToken token)
        {
            lock (_gate)
            {
                if (_all.IsDefault)
                    _all = [.. find(token).Distinct()];

                return _all;
            }
        }
    }
}
