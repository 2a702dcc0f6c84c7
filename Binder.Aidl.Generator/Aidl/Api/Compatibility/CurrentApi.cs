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
    private readonly (AidlFile File, AidlOptions Options)[] _files;
    private readonly HashSet<AidlFile> _exported;
    private readonly FileOutline[] _outlines;
    private readonly FileOutline[] _imports;
    private readonly ExportedPlaces _places;

    private CurrentApi((AidlFile File, AidlOptions Options)[] files, FileOutline[] outlines, AidlExport export, CancellationToken token)
    {
        HashSet<string> declared = NamesOf(outlines);
        AidlFile[] exported = [.. export.Files.Select(file => Parse(file, token)).Where(file => !NamesOf([OutlineBuilder.Build(file)]).Overlaps(declared))];
        _exported = [.. exported];
        _files = [.. files, .. exported.Select(static file => (file, AidlExporter.OptionsOf(file)))];
        _outlines = [.. outlines, .. exported.Select(OutlineBuilder.Build)];
        _imports = [.. export.Imports.Select(file => OutlineBuilder.Build(Parse(file, token)))];
        _places = new ExportedPlaces(export.Types, token);
        Faults = [.. export.Diagnostics.Where(static diagnostic => ExportDescriptors.Obstacles.Contains(diagnostic.Descriptor))];
        IsUnusable = export.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Why C# that the frozen APIs know cannot be said in AIDL any longer.</summary>
    public ImmutableArray<Diagnostic> Faults { get; }

    /// <summary>Whether there are errors in C#, so that nothing can be compared.</summary>
    public bool IsUnusable { get; }

    /// <summary>Reads what a project has.</summary>
    /// <param name="compilation">Its C#.</param>
    /// <param name="options">Its additional files.</param>
    /// <param name="frozen">Canonical names of the types that its frozen APIs declare.</param>
    /// <param name="token">Ends the work.</param>
    public static CurrentApi Of(Compilation compilation, AnalyzerOptions options, IEnumerable<string> frozen, CancellationToken token)
    {
        List<(AidlFile, AidlOptions)> files = [];
        foreach (AdditionalText item in options.AdditionalFiles.Where(file => AidlFileItems.IsAidl(file, options.AnalyzerConfigOptionsProvider)))
        {
            AidlFileOptions metadata = AidlFileItems.OptionsOf(options.AnalyzerConfigOptionsProvider.GetOptions(item));
            if (item.GetText(token) is { } text)
                files.Add((AidlFileCache.Parse(item.Path, text, metadata.IsPreprocessed, token), metadata.Binding ?? AidlOptions.Default));
        }

        FileOutline[] outlines = [.. files.Select(static file => OutlineBuilder.Build(file.Item1))];
        HashSet<string> declared = NamesOf(outlines);
        string[] open = [.. frozen.Where(name => !declared.Contains(name))];
        AidlExport export = open.Length == 0 ? new AidlExport([], []) : AidlExporter.Export(compilation, open, declared.Contains, token);
        return new CurrentApi([.. files], outlines, export, token);
    }

    /// <summary>Compares with what others were built against.</summary>
    public IEnumerable<Diagnostic> CompareWith(FrozenVersion frozen, CancellationToken token)
    {
        AidlFile[] older = [.. frozen.Parse(token)];
        FileOutline[] then = [.. older.Select(OutlineBuilder.Build)];
        HashSet<string> names = NamesOf(then);
        AidlIndex index = AidlIndex.From(_outlines.Concat(_imports));
        AidlIndex olderIndex = AidlIndex.From(then.Concat(_outlines.Concat(_imports).Where(file => !NamesOf([file]).Overlaps(names))));

        bool isVintf = then.SelectMany(static file => file.Types).Any(static type => type.Has("VintfStability"));
        AidlBoundFile[] before = [.. older.Select(file => AidlBinder.Bind(file, olderIndex, new AidlOptions(isVintf, isVintf), token))];
        AidlBoundFile[] after = [.. _files.Select(file => AidlBinder.Bind(file.File, index, file.Options, token))];
        AidlBoundFile[] broken = [.. before.Where(static file => file.HasErrors)];

        // Errors in the current files are reported where they are looked at one by one.
        return broken.Length > 0 ? broken.SelectMany(static file => file.Diagnostics.Where(static diagnostic => diagnostic.IsError).Select(diagnostic => diagnostic.ToDiagnostic(file.Source)))
            : after.Any(static file => file.HasErrors) ? []
            : ApiComparison.Compatible(new ApiVersion(before, after), new ApiVersion(after, [])).Select(Locate);
    }

    /// <summary>What is exported was never written; the C# that it comes from was.</summary>
    private Diagnostic Locate(ApiFault fault) =>
        _exported.Contains(fault.File) ? fault.Diagnostic.ToDiagnostic(_places.Find(fault.File, fault.Place) ?? Location.None) : fault.ToDiagnostic();

    private static AidlFile Parse(AidlTextFile file, CancellationToken token) =>
        AidlFile.Parse(file.Path, SourceText.From(file.Text), isPreprocessed: false, token);

    private static HashSet<string> NamesOf(IEnumerable<FileOutline> files) =>
        [.. files.SelectMany(static file => file.Types).SelectMany(Below).Select(static type => type.CanonicalName)];

    private static IEnumerable<TypeOutline> Below(TypeOutline type) => type.Nested.SelectMany(Below).Prepend(type);
}
