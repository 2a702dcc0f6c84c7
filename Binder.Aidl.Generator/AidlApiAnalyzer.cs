using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Binder.Aidl.Generator;

/// <summary>Compares the <c>.aidl</c> files of a project with its frozen APIs, <c>aidl_api/NAME/VERSION</c>, and those with their hashes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AidlApiAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. ApiDescriptors.All, .. AidlDescriptors.All];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationAction(Analyze);
    }

    private static void Analyze(CompilationAnalysisContext context)
    {
        ILookup<string, Frozen> apis = context.Options.AdditionalFiles
            .Select(text => (Place: FrozenFile.Of(text.Path), Item: text))
            .Where(static found => found.Place is not null)
            .ToLookup(static found => found.Place!.Api, static found => new Frozen(found.Place!, found.Item));
        foreach (IGrouping<string, Frozen> api in apis)
        {
            foreach (IGrouping<int, Frozen> version in api.GroupBy(static file => file.Place.Version))
                CheckHash(context, version);

            int last = api.Max(static file => file.Place.Version);
            Compare(context, [.. api.Where(file => file.Place.Version == last && file.IsAidl)]);
        }
    }

    private static void CheckHash(CompilationAnalysisContext context, IGrouping<int, Frozen> version)
    {
        Frozen? hash = version.FirstOrDefault(static file => file.Place.IsHash);
        if (hash?.Item.GetText(context.CancellationToken) is not { } text)
            return;

        string expected = ApiHash.Read(text.ToString());
        string actual = ApiHash.Compute(
            version.Where(static file => file.IsAidl).Select(file => (file.Place.Path, Bytes(file.Item, context.CancellationToken))), version.Key);
        if (actual != expected)
        {
            Location location = Location.Create(hash.Item.Path, text.Lines[0].Span, text.Lines.GetLinePositionSpan(text.Lines[0].Span));
            context.ReportDiagnostic(Diagnostic.Create(
                ApiDescriptors.HashMismatch, location, version.Key.ToString(CultureInfo.InvariantCulture), hash.Place.Api, actual, expected));
        }
    }

    private static byte[] Bytes(AdditionalText item, CancellationToken cancellation) => Encoding.UTF8.GetBytes(item.GetText(cancellation)?.ToString() ?? "");

    private static void Compare(CompilationAnalysisContext context, ImmutableArray<Frozen> frozen)
    {
        CancellationToken cancellation = context.CancellationToken;
        (AidlFile File, AidlFileOptions Options)[] current =
        [
            .. context.Options.AdditionalFiles.Where(AidlFileItems.IsAidl)
                .Select(item => (Item: item, Options: AidlFileItems.OptionsOf(context.Options.AnalyzerConfigOptionsProvider.GetOptions(item))))
                .Where(found => found.Item.GetText(cancellation) is not null)
                .Select(found => (AidlFileCache.Parse(found.Item.Path, found.Item.GetText(cancellation)!, found.Options.IsPreprocessed, cancellation), found.Options)),
        ];

        // What is written in C# alone is no file that could be compared.
        if (current.Length == 0)
            return;

        AidlFile[] older = [.. frozen.Select(file => file.Parse(cancellation)).OfType<AidlFile>()];
        FileOutline[] now = [.. current.Select(static file => OutlineBuilder.Build(file.File))];
        FileOutline[] then = [.. older.Select(OutlineBuilder.Build)];
        HashSet<string> names = [.. then.SelectMany(static file => file.Types).Select(static type => type.CanonicalName)];
        AidlIndex index = AidlIndex.From(now);
        AidlIndex olderIndex = AidlIndex.From(then.Concat(now.Where(file => !file.Types.Any(type => names.Contains(type.CanonicalName)))));

        bool isVintf = then.SelectMany(static file => file.Types).Any(static type => type.Has("VintfStability"));
        AidlBoundFile[] before = [.. older.Select(file => AidlBinder.Bind(file, olderIndex, new AidlOptions(isVintf, isVintf), cancellation))];
        AidlBoundFile[] after = [.. current.Select(file => AidlBinder.Bind(file.File, index, file.Options.Binding ?? AidlOptions.Default, cancellation))];
        foreach (AidlBoundFile file in before)
        {
            foreach (AidlDiagnostic diagnostic in file.Diagnostics.Where(static diagnostic => diagnostic.IsError))
                context.ReportDiagnostic(diagnostic.ToDiagnostic(file.Source));
        }

        // Errors in the current files are reported where they are looked at one by one.
        if (before.Concat(after).Any(static file => file.HasErrors))
            return;

        foreach (ApiFault fault in ApiComparison.Compatible(new ApiVersion(before, after), new ApiVersion(after, [])))
            context.ReportDiagnostic(fault.ToDiagnostic());
    }

    private sealed record Frozen(FrozenFile Place, AdditionalText Item)
    {
        public bool IsAidl => Place.Path.EndsWith(".aidl", StringComparison.Ordinal);

        public AidlFile? Parse(CancellationToken cancellation) =>
            Item.GetText(cancellation) is { } text ? AidlFileCache.Parse(Item.Path, text, isPreprocessed: false, cancellation) : null;
    }
}
