using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator;

/// <summary>Generates C# from the <c>.aidl</c> files of a project.</summary>
/// <remarks>
/// It reports their errors itself. Warnings come from <see cref="AidlFileAnalyzer"/>, which the compiler does not ask where a class derives from a
/// stub that is missing because of an error.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class AidlFileGenerator : IIncrementalGenerator
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors =
        AidlDescriptors.All.Concat(ProjectionDescriptors.All).ToDictionary(static descriptor => descriptor.Id);

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Roslyn 4.14 hands on a text twice if another one is replaced after a run in which one was removed and one replaced.
        IncrementalValuesProvider<AdditionalText> texts = context.AdditionalTextsProvider
            .Collect()
            .SelectMany(static (texts, _) => texts
                .GroupBy(static text => text.Path).Select(static same => same.First()).OrderBy(static text => text.Path, StringComparer.Ordinal));

        IncrementalValuesProvider<(AidlFile File, AidlFileOptions Options)> files = texts
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => AidlFileItems.IsAidl(pair.Left, pair.Right))
            .Select(static (pair, _) => (Text: pair.Left, Options: AidlFileItems.OptionsOf(pair.Right.GetOptions(pair.Left))))
            .Select(static (item, token) => item.Text.GetText(token) is { } text
                ? (File: AidlFileCache.Parse(item.Text.Path, text, item.Options.IsPreprocessed, token), item.Options)
                : default)
            .Where(static item => item.File is not null);

        IncrementalValueProvider<AidlProject> declared = files
            .Select(static (item, _) => new AidlProjectFile(OutlineBuilder.Build(item.File), item.Options))
            .WithTrackingName(Steps.Outlines)
            .Collect()
            .Select(static (outlines, _) => AidlProject.Of(outlines))
            .WithTrackingName(Steps.Project);

        // Whether what is written by hand is a struct is all that the files need from the compilation.
        IncrementalValueProvider<EquatableArray<string>> structs = declared
            .Select(static (project, _) => project.HandWritten().ToEquatableArray())
            .Combine(context.CompilationProvider)
            .Select(static (pair, _) => HandWrittenTypes.FindStructs(pair.Left, pair.Right))
            .WithTrackingName(Steps.Structs);

        IncrementalValueProvider<ImmutableArray<FrozenApi>> frozen = texts
            .Where(static text => FrozenFile.Of(text.Path) is not null)
            .Collect()
            .Select(static (texts, _) => FrozenApi.AllOf(texts));

        IncrementalValueProvider<EquatableArray<VersionedApi>> newest = frozen.Combine(declared)
            .Select(static (pair, token) => pair.Left.Select(api => VersionedApi.Of(api, pair.Right.Files.Select(static file => file.Outline), token)).ToEquatableArray())
            .WithTrackingName(Steps.FrozenApis);

        // What a file says for others, which only matters where there is a frozen API to compare it with.
        IncrementalValuesProvider<FileApi> current = files.Combine(declared).Combine(frozen.Select(static (apis, _) => apis.Length > 0))
            .Select(static (pair, token) => pair.Right ? AidlProjection.ApiOf(pair.Left.Left.File, pair.Left.Right, token) : new FileApi("", default))
            .WithTrackingName(Steps.Apis);

        IncrementalValueProvider<EquatableArray<FileIdentity>> identities = current.Collect().Combine(newest).Combine(frozen)
            .Select(static (pair, token) => FileIdentity.Of(new ApiIdentities(pair.Right, pair.Left.Right, pair.Left.Left, token), pair.Left.Left))
            .WithTrackingName(Steps.Identities);

        IncrementalValueProvider<AidlProject> project = declared.Combine(structs).Combine(identities)
            .Select(static (pair, _) => pair.Left.Left.WithStructs(pair.Left.Right).WithIdentities(pair.Right));

        IncrementalValuesProvider<ProjectedFile> projected = files
            .Where(static item => item.Options.IsGenerated)
            .Combine(project)
            .Select(static (pair, token) => AidlProjection.Of(pair.Left.File, pair.Right, token).Projected)
            .WithTrackingName(Steps.Files);

        IncrementalValueProvider<EquatableArray<string>> collisions = projected
            .Select(static (file, _) => file.Types.SelectMany(ProjectionEmitter.HintNamesOf).ToEquatableArray())
            .Collect()
            .Select(static (names, _) => HintNames.FindCollisions(names.SelectMany(static file => file)))
            .WithTrackingName(Steps.Collisions);

        context.RegisterSourceOutput(projected.Combine(collisions), static (output, pair) =>
        {
            foreach (ProjectedError error in pair.Left.Errors)
                output.ReportDiagnostic(DiagnosticOf(error));

            foreach ((TypeModel type, string role, string text) in pair.Left.Types.SelectMany(ProjectionEmitter.Emit))
            {
                output.CancellationToken.ThrowIfCancellationRequested();
                output.AddSource(HintNames.Of(type, role, pair.Right), SourceText.From(text, System.Text.Encoding.UTF8));
            }
        });
    }

    private static Diagnostic DiagnosticOf(ProjectedError error)
    {
        LinePositionSpan lines = new(new LinePosition(error.From.Line, error.From.Column), new LinePosition(error.To.Line, error.To.Column));
        return Diagnostic.Create(
            Descriptors[error.Id], Location.Create(error.Path, new TextSpan(error.Start, error.Length), lines), [.. error.Arguments]);
    }

    /// <summary>Tracking names of the pipeline's steps.</summary>
    public static class Steps
    {
        public const string Outlines = "AidlOutlines";
        public const string Project = "AidlProject";
        public const string Structs = "AidlStructs";
        public const string FrozenApis = "AidlFrozenApis";
        public const string Apis = "AidlApis";
        public const string Identities = "AidlIdentities";
        public const string Files = "AidlFiles";
        public const string Collisions = "AidlCollisions";

        /// <summary>All of them.</summary>
        public static ImmutableArray<string> All => [Outlines, Project, Structs, FrozenApis, Apis, Identities, Files, Collisions];
    }
}
