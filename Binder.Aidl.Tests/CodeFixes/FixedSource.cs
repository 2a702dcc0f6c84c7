using System.Collections.Immutable;
using System.Reflection;
using Binder.Aidl.CodeFixes;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Binder.Aidl.Tests.CodeFixes;

/// <summary>A source text in a workspace, as an editor has it, with the generators, the analyzer and every code fix.</summary>
internal sealed class FixedSource
{
    private readonly Project _project;
    private readonly AidlText[] _frozen;

    private FixedSource(Project project, AidlText[] frozen) => (_project, _frozen) = (project, frozen);

    /// <summary>Every code fix of the package.</summary>
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        .. typeof(BinderCodeFix).Assembly.GetTypes()
            .Where(static type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The diagnostics that have fixes, in order.</summary>
    public static IEnumerable<string> FixableIds =>
        Providers.SelectMany(static provider => provider.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="source">C#.</param>
    /// <param name="released">C# whose API was frozen, null for none.</param>
    public static FixedSource Of(string source, string? released = null)
    {
        CSharpCompilation compilation = Generation.Compile(source);
        ProjectId id = ProjectId.CreateNewId();
        IEnumerable<DocumentInfo> documents = compilation.SyntaxTrees.Select(tree => DocumentInfo.Create(
            DocumentId.CreateNewId(id),
            tree.FilePath,
            filePath: tree.FilePath,
            loader: TextLoader.From(TextAndVersion.Create(tree.GetText(Token), VersionStamp.Default))));
        ProjectInfo info = ProjectInfo.Create(
            id,
            VersionStamp.Default,
            compilation.AssemblyName!,
            compilation.AssemblyName!,
            LanguageNames.CSharp,
            compilationOptions: compilation.Options,
            parseOptions: compilation.SyntaxTrees[0].Options,
            documents: documents,
            metadataReferences: compilation.References);
        return new FixedSource(new AdhocWorkspace().AddProject(info), released is null ? [] : AidlText.Frozen(released));
    }

    /// <summary>What the source has become.</summary>
    public async Task<string> TextAsync() => (await Document.GetTextAsync(Token)).ToString();

    /// <summary>One run of the generators over it.</summary>
    public async Task<Generation> GenerateAsync() => Generation.OfAidl(_frozen, (await _project.GetCompilationAsync(Token))!);

    /// <summary>What the analyzer reports, in the order of the text.</summary>
    public async Task<Diagnostic[]> DiagnosticsAsync(string id) =>
        [.. (await GenerateAsync()).Analyze().Where(diagnostic => diagnostic.Id == id).OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];

    /// <summary>What an editor offers for a diagnostic.</summary>
    public async Task<List<(CodeFixProvider Provider, CodeAction Action)>> OffersAsync(Diagnostic diagnostic)
    {
        List<(CodeFixProvider, CodeAction)> offers = [];
        foreach (CodeFixProvider provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            CodeFixContext context = new(Document, diagnostic, (action, _) => offers.Add((provider, action)), Token);
            await provider.RegisterCodeFixesAsync(context);
        }

        return offers;
    }

    /// <summary>Applies a fix in the one place.</summary>
    public async Task<FixedSource> ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(Token);
        Solution changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return new FixedSource(changed.GetProject(_project.Id)!, _frozen);
    }

    /// <summary>Applies a fix, and its like to every diagnostic of the id in the document.</summary>
    public async Task<FixedSource> ApplyToAllAsync(string id, CodeFixProvider provider, CodeAction action)
    {
        FixAllContext context = new(
            Document, provider, FixAllScope.Document, action.EquivalenceKey, [id], new Reported(await DiagnosticsAsync(id)), Token);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private Document Document => _project.Documents.Single(static document => document.Name == "Sample.cs");

    private sealed class Reported(Diagnostic[] diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
