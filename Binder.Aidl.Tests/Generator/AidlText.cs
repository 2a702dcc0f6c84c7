using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api;
using Binder.Aidl.Tests.Aidl;
using Binder.Aidl.Tests.Export;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Tests.Generator;

/// <summary>An <c>.aidl</c> file of a project, with the metadata of its <c>AidlFile</c> item.</summary>
internal sealed class AidlText(string path, string text, params (string Name, string Value)[] metadata) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path => path;

    public IReadOnlyList<(string Name, string Value)> Metadata { get; } = metadata;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>Several files in one text, as <see cref="AidlSources"/> has them, all with the same metadata.</summary>
    public static ImmutableArray<AidlText> All(string sources, params (string Name, string Value)[] metadata) =>
        [.. AidlSources.ParseAll(sources).Select((AidlFile file) => new AidlText(file.Path, file.Text.ToString(), metadata))];

    /// <summary>Version 1 of the API of C# types, with its hash.</summary>
    public static AidlText[] Frozen(string source)
    {
        (string Path, string Text)[] files = [.. Exports.OfSource(source).AssertSays().Bind().Select(static type => (ApiDump.PathOf(type), ApiDump.File(type, [])))];
        string hash = ApiHash.Compute(files.Select(static file => (file.Path, System.Text.Encoding.UTF8.GetBytes(file.Text))), version: 1);
        return [.. files.Append((".hash", hash + "\n")).Select(static file => new AidlText("/src/aidl_api/frozen/1/" + file.Item1, file.Item2))];
    }

    public AidlText With(string old, string changed) => new(path, text.Replace(old, changed, StringComparison.Ordinal), [.. Metadata]);
}

/// <summary>Hands on the metadata of files and the settings of the project as the build does.</summary>
internal sealed class AidlTextOptions(IEnumerable<AidlText> files, params (string Name, string Value)[] settings) : AnalyzerConfigOptionsProvider
{
    public ImmutableArray<AdditionalText> Files { get; } = [.. files];

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(settings);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is AidlText text
        ? new Options([.. text.Metadata.Select(static item => ("build_metadata.AdditionalFiles." + item.Name, item.Value))])
        : GlobalOptions;

    public AnalyzerOptions ToAnalyzerOptions() => new(Files, this);

    private sealed class Options(IReadOnlyList<(string Name, string Value)> settings) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = settings.FirstOrDefault(item => key.Equals(item.Name, StringComparison.OrdinalIgnoreCase)).Value;
            return value is not null;
        }
    }
}
