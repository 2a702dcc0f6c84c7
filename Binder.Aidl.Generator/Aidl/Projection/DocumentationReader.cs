using System.Text;
using System.Text.RegularExpressions;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>
/// Documentation comments of AIDL in the form that the model has them: a line per paragraph with an empty one between, then a line each for
/// <c>@param</c>, <c>@return</c> and <c>@deprecated</c>. HTML is taken out.
/// </summary>
internal static class DocumentationReader
{
    private static readonly Regex Paragraphs = new(@"\n\s*\n|<\s*/?\s*(?:p|br|ul|ol|dl|pre|table|tr|h[1-6])(?:\s[^<>]*)?/?>|(?=<li>)", RegexOptions.IgnoreCase);
    private static readonly Regex Code = new(@"<(code|tt)>(.*?)</\1>", RegexOptions.IgnoreCase | RegexOptions.Singleline);
    private static readonly Regex Items = new(@"<li>", RegexOptions.IgnoreCase);
    private static readonly Regex Marks = new(@"</?(?:b|i|em|strong|a|li|td|th|dt|dd|span|div|code|tt|sup|sub)(?:\s[^<>]*)?>", RegexOptions.IgnoreCase);
    private static readonly Regex Links = new(@"\{@link(?:plain)?\s+([^\s{}]+)[^{}]*\}");
    private static readonly Regex Space = new(@"\s+");

    /// <param name="docs">The comments of a declaration.</param>
    /// <param name="parameters">Names of a method's parameters; null for what is no method.</param>
    public static string Read(AidlDocs docs, IReadOnlyCollection<string>? parameters = null)
    {
        if (docs.Comments.Count == 0)
            return "";

        List<string> paragraphs = [];
        Dictionary<string, string> named = [];
        string? result = null;
        foreach (string block in BlocksOf(docs.Text))
        {
            (string tag, string rest) = TagOf(block);
            string[] words = rest.Trim().Split([' ', '\t', '\n'], 2);
            if (tag == "@deprecated")
                continue;

            if (tag == "@param" && parameters is not null && words.Length == 2 && parameters.Contains(words[0]))
                named[words[0]] = OnOneLine(string.Join(" ", Split(words[1])));
            else if (tag is "@return" or "@returns" && parameters is not null)
                result = OnOneLine(string.Join(" ", Split(rest)));
            else if (tag.Length > 0)
                paragraphs.Add(OnOneLine(string.Join(" ", Split(block))));
            else
                paragraphs.AddRange(Split(block));
        }

        List<string> lines = [];
        foreach (string paragraph in paragraphs)
        {
            if (lines.Count > 0)
                lines.Add("");

            lines.Add(paragraph);
        }

        // In the order of the signature.
        lines.AddRange((parameters ?? []).Where(name => named.TryGetValue(name, out string? text) && text.Length > 0).Select(name => $"@param {name} {named[name]}"));
        if (result is { Length: > 0 })
            lines.Add("@return " + result);

        if (DeprecationOf(docs) is { } reason)
            lines.Add($"@deprecated {reason}".TrimEnd());

        return string.Join("\n", lines);
    }

    /// <summary>The reason of <c>@deprecated</c>, empty for none; null for what is not deprecated.</summary>
    public static string? DeprecationOf(AidlDocs docs) => docs.Deprecation is { } reason ? OnOneLine(reason.TrimStart(':')) : null;

    /// <summary>The text before the first block tag, then each tag with its text.</summary>
    private static IEnumerable<string> BlocksOf(string text)
    {
        StringBuilder block = new();
        foreach (string line in text.Split('\n'))
        {
            if (line.TrimStart().StartsWith("@", StringComparison.Ordinal) && block.Length > 0)
            {
                yield return block.ToString();
                block.Clear();
            }

            block.Append(line).Append('\n');
        }

        yield return block.ToString();
    }

    private static (string Tag, string Text) TagOf(string block)
    {
        string trimmed = block.Trim();
        if (!trimmed.StartsWith("@", StringComparison.Ordinal))
            return ("", trimmed);

        int end = 1;
        while (end < trimmed.Length && char.IsLetter(trimmed[end]))
            end++;

        return (trimmed.Substring(0, end), trimmed.Substring(end));
    }

    private static IEnumerable<string> Split(string text) =>
        Paragraphs.Split(text).Select(Clean).Where(static paragraph => paragraph.Length > 0);

    private static string Clean(string text)
    {
        text = Code.Replace(text, static match => $"{{@code {match.Groups[2].Value}}}");
        text = Links.Replace(text, static match => $"{{@link {LastPart(match.Groups[1].Value)}}}");
        text = Marks.Replace(Items.Replace(text, "- "), "");
        text = text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&quot;", "\"").Replace("&nbsp;", " ").Replace("&amp;", "&");
        return OnOneLine(text);
    }

    private static string LastPart(string reference) => reference.Split('(')[0].Split('.', ':', '#').Last();

    // Characters that XML cannot have would make the C# comment unreadable.
    private static string OnOneLine(string text) => Space.Replace(new string([.. text.Select(static unit => char.IsControl(unit) || char.IsSurrogate(unit) ? ' ' : unit)]), " ").Trim();
}
