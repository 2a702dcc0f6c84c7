using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Tests.Generator;

/// <summary>
/// A page of <c>docs/diagnostics</c>. Its bad sample underlines what is reported by a comment in the line below: <c>//   ~~~~ AIDL001</c>.
/// </summary>
internal sealed partial class DiagnosticPage(string id)
{
    private readonly string _text = File.ReadAllText(Path.Combine(Folder, id + ".md"));

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "diagnostics");

    public string Heading => _text.Split('\n')[0];

    public Sample Bad => Find("bad");

    public Sample Good => Find("good");

    /// <summary>The released API that the samples are compared with.</summary>
    public Sample Frozen => Find("frozen");

    /// <summary>Other text that the samples need.</summary>
    public string Hash => Find("hash").Code;

    private Sample Find(string kind)
    {
        Match match = Fences().Matches(_text).Single(fence => fence.Groups["kind"].Value == kind);
        LanguageVersion language = LanguageVersion.Preview;
        if (match.Groups["language"] is { Success: true } version && !LanguageVersionFacts.TryParse(version.Value, out language))
            throw new FormatException($"{id}: no language version {version.Value}.");

        return new Sample(match.Groups["code"].Value, language);
    }

    [GeneratedRegex("^```(csharp|aidl|text) (?<kind>bad|good|frozen|hash)( langversion=(?<language>\\S+))?\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    internal sealed partial record Sample(string Code, LanguageVersion Language)
    {
        /// <summary>What is underlined: id, line and columns, counted from 0.</summary>
        public IEnumerable<(string Id, int Line, int Start, int End)> Expected()
        {
            string[] lines = Code.Split('\n');
            int reported = 0;
            for (int line = 0; line < lines.Length; line++)
            {
                Match match = Underline().Match(lines[line]);
                if (match.Success)
                    yield return (match.Groups["id"].Value, reported, match.Groups["mark"].Index, match.Groups["mark"].Index + match.Groups["mark"].Length);
                else
                    reported = line;
            }
        }

        [GeneratedRegex("^// *(?<mark>~+) (?<id>AIDL\\d+)$")]
        private static partial Regex Underline();
    }
}
