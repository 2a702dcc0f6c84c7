using System.Text;
using System.Text.RegularExpressions;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Documentation of the model as C# comments: what <c>DocumentationText</c> reads comes back as it was.</summary>
internal static class XmlDocumentation
{
    private const int Width = 120;

    private static readonly Regex Inline = new(@"\{@(code|link) ([^{}]*)\}");

    /// <summary>Writes the comment, if there is something to say.</summary>
    /// <param name="code">Where it goes.</param>
    /// <param name="documentation">Paragraphs, then tags.</param>
    /// <param name="parameters">Parameters of a method by their AIDL names, with their C# names.</param>
    public static void Write(SourceWriter code, string documentation, IReadOnlyDictionary<string, string>? parameters = null)
    {
        if (documentation.Length == 0)
            return;

        List<string> paragraphs = [];
        List<(string Opening, string Text, string Closing)> tags = [];
        foreach (string line in documentation.Split('\n').Where(static line => line.Length > 0))
        {
            string[] words = line.Split([' '], 3);
            if (words[0] == "@deprecated")
                continue;

            if (words[0] == "@param" && words.Length == 3 && parameters is not null && parameters.TryGetValue(words[1], out string? name))
                tags.Add(($"<param name=\"{name}\">", words[2], "</param>"));
            else if (words[0] == "@return" && parameters is not null)
                tags.Add(("<returns>", line.Substring("@return ".Length), "</returns>"));
            else
                paragraphs.Add(line);
        }

        bool hasSummary = paragraphs.Count > 0 && paragraphs[0][0] != '@';
        if (hasSummary)
            WriteElement(code, "<summary>", paragraphs[0], "</summary>");

        string[] remarks = [.. paragraphs.Skip(hasSummary ? 1 : 0)];
        if (remarks.Length == 1)
        {
            WriteElement(code, "<remarks>", remarks[0], "</remarks>");
        }
        else if (remarks.Length > 1)
        {
            code.Line("/// <remarks>");
            foreach (string paragraph in remarks)
                WriteElement(code, "<para>", paragraph, "</para>");

            code.Line("/// </remarks>");
        }

        foreach ((string opening, string text, string closing) in tags)
            WriteElement(code, opening, text, closing);
    }

    private static void WriteElement(SourceWriter code, string opening, string text, string closing)
    {
        string xml = ToXml(text);
        if (opening.Length + xml.Length + closing.Length <= Width)
        {
            code.Line($"/// {opening}{xml}{closing}");
            return;
        }

        code.Line($"/// {opening}");
        StringBuilder line = new();
        foreach (string word in xml.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= Width)
            {
                code.Line($"/// {line}");
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        code.Line($"/// {line}");
        code.Line($"/// {closing}");
    }

    private static string ToXml(string text)
    {
        StringBuilder xml = new();
        int position = 0;
        foreach (Match match in Inline.Matches(text))
        {
            string content = Escape(match.Groups[2].Value);
            xml.Append(Escape(text.Substring(position, match.Index - position)));
            xml.Append(match.Groups[1].Value == "code" ? $"<c>{content}</c>" : $"<see cref=\"T:{content.Replace("\"", "&quot;")}\"/>");
            position = match.Index + match.Length;
        }

        return xml.Append(Escape(text.Substring(position))).ToString();
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
