using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Aidl.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>AIDL files of a test, in one text: a line <c>---- PATH</c> begins a file; the first may
/// go without, and then lies where it belongs, or where its first line says: <c>// in PATH</c>.</summary>
internal static partial class AidlSources
{
    public static AidlFile Parse(string source) => Parse(PathOf(source), source);

    public static ImmutableArray<AidlFile> ParseAll(string sources)
    {
        ImmutableArray<AidlFile>.Builder files = ImmutableArray.CreateBuilder<AidlFile>();
        Match[] headers = [.. FileHeader().Matches(sources).Cast<Match>()];
        string first = headers.Length == 0 ? sources : sources[..headers[0].Index];
        if (headers.Length == 0 || !string.IsNullOrWhiteSpace(first))
            files.Add(Parse(first));
        for (int i = 0; i < headers.Length; i++)
        {
            int end = i + 1 < headers.Length ? headers[i + 1].Index : sources.Length;
            files.Add(Parse(headers[i].Groups["path"].Value, sources[(headers[i].Index + headers[i].Length)..end]));
        }

        return files.ToImmutable();
    }

    /// <summary>Binds all files against each other.</summary>
    public static ImmutableArray<AidlBoundFile> Bind(string sources, AidlOptions? options = null)
    {
        ImmutableArray<AidlFile> files = ParseAll(sources);
        AidlIndex index = AidlIndex.From(files.Select(OutlineBuilder.Build));
        return [.. files.Select(file => AidlBinder.Bind(file, index, options ?? AidlOptions.Default, TestContext.Current.CancellationToken))];
    }

    /// <summary>Binds a file without errors and gives what it declares.</summary>
    public static AidlDeclaration BindOne(string sources, AidlOptions? options = null)
    {
        ImmutableArray<AidlBoundFile> files = Bind(sources, options);
        Assert.Empty(files.SelectMany(static file => file.Diagnostics).Where(static diagnostic => diagnostic.IsError).Select(static diagnostic => diagnostic.Message));
        return files[0].Declarations[0];
    }

    private static AidlFile Parse(string path, string source) =>
        AidlFile.Parse(path, SourceText.From(source), path.EndsWith("preprocessed.aidl", StringComparison.Ordinal), TestContext.Current.CancellationToken);

    private static string PathOf(string source)
    {
        if (source.StartsWith("// in ", StringComparison.Ordinal))
            return source["// in ".Length..].Split('\n')[0];

        DocumentSyntax root = AidlFile.Parse("unnamed.aidl", SourceText.From(source)).Root;
        string name = root.Declarations.FirstOrDefault()?.Name.Text ?? "Unnamed";
        return string.Join('/', [.. root.Package?.Text.Split('.') ?? [], name.Split('.')[0] + ".aidl"]);
    }

    [GeneratedRegex("^---- (?<path>\\S+)\n", RegexOptions.Multiline)]
    private static partial Regex FileHeader();
}
