using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Projection;
using Binder.Aidl.Generator.Export;
using Binder.Aidl.Tests.Aidl;
using Binder.Aidl.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Export;

/// <summary>
/// Every accepted case of the corpus goes to C# and back: the export is the same API, and its C# is the same C#. Types that have no C# form
/// (AIDL200, AIDL201) cannot go, nor can type parameters, which carry nothing. What only repeats what goes without saying does not come back:
/// <c>in</c> of what can only go in, <c>@Backing(type="byte")</c>, and where C++ keeps what may be null; nested
/// types may come in another order.
/// </summary>
public sealed partial class CorpusRoundTripTests
{
    private static readonly string[] NoForm = ["AIDL200", "AIDL201"];

    public static TheoryData<string> Names =>
        [.. CorpusCase.All.Where(static sample => sample.Rejections.Count == 0 && CanGo(sample)).Select(static sample => sample.FullName)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheExportOfAnImportIsTheSameApi(string name)
    {
        CorpusCase sample = CorpusCase.All.Single(sample => sample.FullName == name);
        AidlFile[] files = [.. AidlSources.ParseAll(sample.Sources)];
        AidlCompilation imported = Import(files.Select(static file => (file.Path, file.Text.ToString())), sample.Options);
        string[] errors = [.. imported.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.Id)];
        Assert.All(errors, static id => Assert.Contains(id, NoForm));
        if (errors.Length > 0)
            return;

        AidlExport export = ExportOf(imported, files);
        AidlCompilation again = Import(export.Files.Select(static file => (file.Path, file.Text)), sample.Options);

        Assert.Empty(export.Diagnostics.Select(static diagnostic => diagnostic.ToString()));
        Assert.Equal(Meaning(ApiOf(files, sample.Options)), Meaning(ApiOf(export, sample.Options)));
        Assert.Empty(again.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(static diagnostic => diagnostic.ToString()));
        Assert.Equal(TextOf(imported), TextOf(again));
    }

    /// <summary>Preprocessed lists have no members.</summary>
    private static bool CanGo(CorpusCase sample) => AidlSources.ParseAll(sample.Sources).All(static file =>
        !file.IsPreprocessed && file.Root.Declarations.All(static declaration => declaration.TypeParameters.Length == 0));

    private static string Meaning(string api) => Implied().Replace(api, "");

    [GeneratedRegex("""(?<=[(,] ?)in |@Backing\(type="byte"\)\s*|(?<=@nullable)\(heap=(true|false)\)""")]
    private static partial Regex Implied();

    private static AidlCompilation Import(IEnumerable<(string Path, string Text)> files, AidlOptions options) => AidlCompiler.Compile(
        files.Select(static file => new AidlSource(file.Path, SourceText.From(file.Text), IsInput: true)),
        new AidlCompilerOptions { Binding = options },
        TestContext.Current.CancellationToken);

    private static AidlExport ExportOf(AidlCompilation imported, AidlFile[] files)
    {
        CSharpCompilation compilation = Generation.Compile(string.Concat(ByHand(files)))
            .AddSyntaxTrees(imported.Files.Select(static file => Generation.Parse(file.Text, file.Name)));
        return AidlExporter.Export(compilation, compilation.Assembly, TestContext.Current.CancellationToken);
    }

    /// <summary>The C# types of parcelables without fields.</summary>
    private static IEnumerable<string> ByHand(AidlFile[] files)
    {
        AidlProject project = AidlProject.Of(files.Select(static file => new AidlProjectFile(OutlineBuilder.Build(file), AidlFileOptions.Default)));
        foreach (IndexedType type in files.SelectMany(static file => OutlineBuilder.Build(file).Types.Select(type => (file.Path, type.CanonicalName, type.Kind)))
            .Where(static type => type.Kind == AidlTypeKind.UnstructuredParcelable).Select(type => project.Index.Find(type.CanonicalName, type.Path)!))
        {
            string name = project.Names.DottedName(type);
            int dot = name.LastIndexOf('.');
            string simple = name[(dot + 1)..];
            string annotations = string.Concat(type.Outline.Annotations.Select(static annotation => $"[AidlAnnotation(\"{annotation}\")] "));
            string declaration = $"{annotations}[AidlName(\"{type.CanonicalName}\")] public sealed class {simple} : IParcelable<{simple}> "
                + $"{{ public void WriteToParcel(Parcel parcel) {{ }} public static {simple} ReadFromParcel(Parcel parcel) => new(); }}";
            yield return dot < 0 ? declaration + "\n" : $"namespace {name[..dot]} {{ {declaration} }}\n";
        }
    }

    private static string ApiOf(IEnumerable<AidlFile> files, AidlOptions options)
    {
        AidlFile[] all = [.. files];
        AidlIndex index = AidlIndex.From(all.Select(OutlineBuilder.Build));
        return string.Concat(all
            .SelectMany(file => AidlBinder.Bind(file, index, options, TestContext.Current.CancellationToken).Declarations).SelectMany(Below)
            .Where(static declaration => declaration is not AidlParcelable { IsStructured: false })
            .OrderBy(static declaration => declaration.CanonicalName, StringComparer.Ordinal)
            .Select(static declaration => $"{declaration.CanonicalName}: {ApiDump.Of(declaration with { Nested = default })}"));
    }

    private static IEnumerable<AidlDeclaration> Below(AidlDeclaration declaration) => declaration.Nested.SelectMany(Below).Prepend(declaration);

    private static string ApiOf(AidlExport export, AidlOptions options) =>
        ApiOf(export.Files.Select(static file => AidlFile.Parse(file.Path, SourceText.From(file.Text))), options);

    private static ImmutableSortedDictionary<string, string> TextOf(AidlCompilation compilation) =>
        compilation.Files.ToImmutableSortedDictionary(static file => file.Name, static file => file.Text, StringComparer.Ordinal);
}
