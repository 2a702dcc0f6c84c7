using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Export;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>The types of a project as they are now: its <c>.aidl</c> files, and its C# as it would be exported.</summary>
internal sealed class CurrentApi
{
    private readonly AidlBoundFile[] _files;
    private readonly (AidlBoundFile File, AidlFileOptions Options)[] _items;
    private readonly HashSet<AidlFile> _exported;
    private readonly FileOutline[] _outlines;
    private readonly AidlExport _export;
    private readonly ExportedPlaces _places;
    private readonly CancellationToken _token;

    private CurrentApi((AidlFile File, AidlFileOptions Options)[] items, FileOutline[] outlines, AidlExport export, CancellationToken token)
    {
        HashSet<string> declared = [.. outlines.SelectMany(static file => file.TypeNames)];
        AidlFile[] exported = [.. export.Files.Select(file => Parse(file, token)).Where(file => !declared.Overlaps(OutlineBuilder.Build(file).TypeNames))];
        _outlines = [.. outlines, .. exported.Concat(export.Imports.Select(file => Parse(file, token))).Select(OutlineBuilder.Build)];
        AidlIndex index = AidlIndex.From(_outlines);
        _items = [.. items.Select(item => (AidlBinder.Bind(item.File, index, item.Options.Binding ?? AidlOptions.Default, token), item.Options))];
        _files = [.. _items.Select(static item => item.File), .. exported.Select(file => AidlBinder.Bind(file, index, AidlExporter.OptionsOf(file), token))];
        _exported = [.. exported];
        _export = export;
        _places = new ExportedPlaces(export.Types, token);
        _token = token;
        Faults = [.. export.Diagnostics.Where(static diagnostic => ExportDescriptors.Obstacles.Contains(diagnostic.Descriptor))];
        IsUnusable = export.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) || _files.Any(static file => file.HasErrors);
    }

    /// <summary>Why C# that the frozen APIs know cannot be said in AIDL any longer.</summary>
    public ImmutableArray<Diagnostic> Faults { get; }

    /// <summary>Whether there are errors in C# or in <c>.aidl</c> files, which are reported elsewhere, so that nothing can be compared.</summary>
    public bool IsUnusable { get; }

    /// <summary>Reads what a project has.</summary>
    /// <param name="compilation">Its C#.</param>
    /// <param name="options">Its additional files.</param>
    /// <param name="frozen">Canonical names of the types that its frozen APIs declare.</param>
    /// <param name="token">Ends the work.</param>
    public static CurrentApi Of(Compilation compilation, AnalyzerOptions options, IEnumerable<string> frozen, CancellationToken token)
    {
        List<(AidlFile, AidlFileOptions)> items = [];
        foreach (AdditionalText item in options.AdditionalFiles.Where(file => AidlFileItems.IsAidl(file, options.AnalyzerConfigOptionsProvider)))
        {
            AidlFileOptions metadata = AidlFileItems.OptionsOf(options.AnalyzerConfigOptionsProvider.GetOptions(item));
            if (item.GetText(token) is { } text)
                items.Add((AidlFileCache.Parse(item.Path, text, metadata.IsPreprocessed, token), metadata));
        }

        FileOutline[] outlines = [.. items.Select(static item => OutlineBuilder.Build(item.Item1))];
        HashSet<string> declared = [.. outlines.SelectMany(static file => file.TypeNames)];
        string[] open = [.. frozen.Where(name => !declared.Contains(name))];
        AidlExport export = open.Length == 0 ? new AidlExport([], []) : AidlExporter.Export(compilation, open, declared.Contains, token);
        return new CurrentApi([.. items], outlines, export, token);
    }

    /// <summary>Compares with what others were built against, where both are without errors; else says what is wrong there.</summary>
    public IEnumerable<Diagnostic> CompareWith(FrozenVersion frozen)
    {
        AidlBoundFile[] older = [.. frozen.Bind(_outlines, _token)];
        AidlBoundFile[] broken = [.. older.Where(static file => file.HasErrors)];
        return broken.Length > 0 ? broken.SelectMany(static file => file.Diagnostics.Where(static diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToDiagnostic(file.Source)))
            : IsUnusable ? []
            : ApiComparison.Compatible(new ApiVersion(older, _files), new ApiVersion(_files, [])).Select(Locate);
    }

    /// <summary>Compares versions and hashes that files and interfaces state with those that they have.</summary>
    public IEnumerable<Diagnostic> CheckIdentities(IReadOnlyCollection<FrozenApi> apis)
    {
        if (IsUnusable)
            return [];

        ApiIdentities identities = new(apis, [.. apis.Select(api => VersionedApi.Of(api, _outlines, _token))], _files.Select(FileApi.Of), _token);
        return
        [
            .. _items.Where(static item => item.Options.IsGenerated).SelectMany(item => StatedIdentity.Check(item.File.Source.Path, item.Options, identities)),
            .. _export.Types.SelectMany(type => StatedIdentity.Check(type, identities, _token)),
        ];
    }

    /// <summary>What is exported was never written; the C# that it comes from was.</summary>
    private Diagnostic Locate(ApiFault fault) =>
        _exported.Contains(fault.File) ? fault.Diagnostic.ToDiagnostic(_places.Find(fault.File, fault.Place) ?? Location.None) : fault.ToDiagnostic();

    private static AidlFile Parse(AidlTextFile file, CancellationToken token) =>
        AidlFile.Parse(file.Path, SourceText.From(file.Text), isPreprocessed: false, token);
}
