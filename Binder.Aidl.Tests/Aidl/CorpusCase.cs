using System.Globalization;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Tests.Generator;

namespace Binder.Aidl.Tests.Aidl;

/// <summary>
/// A case of the corpus: sources, and whether the language accepts them. In the files of <c>Aidl/Corpus</c>, a line
/// <c>==== NAME | VERDICT | PROPERTY | ...</c> begins a case; lines <c>---- PATH</c> begin its further files.
/// <list type="bullet">
/// <item>VERDICT: <c>accepted</c>, or <c>rejected AIDLnnn ...</c> with all errors that are expected.</item>
/// <item><c>since N</c>: the oldest Android release whose compiler knows the constructs, 13 if not given; 99 for what came later.</item>
/// <item><c>android10 accepted|rejected: REASON</c>: that compiler decides otherwise.</item>
/// <item><c>keeps AIDLnnn ...</c>: the rules that an accepted case shows to be kept.</item>
/// <item><c>structured</c>, <c>vintf</c>: options of the compilation.</item>
/// </list>
/// </summary>
/// <param name="Rejections">Ids of the expected errors, sorted; empty if accepted.</param>
/// <param name="Since">Android release.</param>
/// <param name="Android10">What Android 10's compiler says if it differs, with the reason; else null.</param>
internal sealed record CorpusCase(string Group, string Name, IReadOnlyList<string> Rejections, int Since, string? Android10, AidlOptions Options, string Sources)
{
    public static IReadOnlyList<CorpusCase> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "Binder.Aidl.Tests", "Aidl", "Corpus"), "*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>Ids of the rules that it is the accepted example of.</summary>
    public IReadOnlyList<string> Keeps { get; private init; } = [];

    public string FullName => $"{Group}: {Name}";

    private static IEnumerable<CorpusCase> Read(string path)
    {
        string group = Path.GetFileNameWithoutExtension(path);
        return File.ReadAllText(path).Split("==== ").Skip(1).Select(text => ReadCase(group, text));
    }

    private static CorpusCase ReadCase(string group, string text)
    {
        int end = text.IndexOf('\n', StringComparison.Ordinal);
        string[] parts = text[..end].Split('|', StringSplitOptions.TrimEntries);
        string[] verdict = parts[1].Split(' ');
        if (verdict[0] is not ("accepted" or "rejected") || (verdict[0] == "accepted") != (verdict.Length == 1))
            throw new FormatException($"{group}: {text[..end]}: the verdict is not understood.");

        CorpusCase result = new(group, parts[0], [.. verdict.Skip(1).Order(StringComparer.Ordinal)], 13, null, AidlOptions.Default, text[(end + 1)..]);
        foreach (string property in parts.Skip(2))
            result = result.With(property);

        return result;
    }

    private CorpusCase With(string property) => property.Split(' ') switch
    {
        ["since", string release] => this with { Since = int.Parse(release, CultureInfo.InvariantCulture) },
        ["android10", ..] => this with { Android10 = property["android10 ".Length..] },
        ["keeps", .. string[] ids] when Rejections.Count == 0 => this with { Keeps = ids },
        ["structured"] => this with { Options = Options with { IsStructured = true } },
        ["vintf"] => this with { Options = new AidlOptions(IsStructured: true, IsVintf: true) },
        _ => throw new FormatException($"{FullName}: property '{property}' is not known."),
    };
}
