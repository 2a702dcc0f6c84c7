using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Documentation comments as AIDL has them: the text, then tags such as <c>@param</c> and <c>@return</c>, a line each.</summary>
internal static class DocumentationText
{
    /// <summary>The symbol's documentation; without one, a record's property has that of the parameter it was made from.</summary>
    public static string Of(ISymbol symbol, CancellationToken token)
    {
        XElement? member = Parse(symbol, token);
        List<string> lines = [];
        if (member is not null)
        {
            Add(lines, "", member.Element("summary"));
            Add(lines, "", member.Element("remarks"));
            if (symbol is IMethodSymbol)
            {
                foreach (XElement parameter in member.Elements("param"))
                    Add(lines, $"@param {parameter.Attribute("name")?.Value} ", parameter);

                Add(lines, "@return ", member.Element("returns"));
            }
        }
        else if (symbol is IPropertySymbol { ContainingType: { IsRecord: true } record })
        {
            Add(lines, "", Parse(record, token)?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")?.Value == symbol.Name));
        }

        if (symbol.FindAttribute("System.ObsoleteAttribute") is { } obsolete)
            lines.Add(obsolete.ConstructorArguments is [{ Value: string { Length: > 0 } reason }, ..] ? $"@deprecated {OnOneLine(reason)}" : "@deprecated");

        return string.Join("\n", lines).Replace("*/", "* /");
    }

    private static XElement? Parse(ISymbol symbol, CancellationToken token)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: token);
        if (string.IsNullOrWhiteSpace(xml))
            return null;

        try
        {
            return XElement.Parse(xml);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static void Add(List<string> lines, string tag, XElement? element)
    {
        if (element is null)
            return;

        StringBuilder text = new();
        Write(text, element);
        string[] paragraphs = [.. text.ToString().Split('\u0001').Select(OnOneLine).Where(static paragraph => paragraph.Length > 0)];
        for (int i = 0; i < paragraphs.Length; i++)
        {
            if (tag.Length == 0 && lines.Count > 0)
                lines.Add("");

            lines.Add((i == 0 ? tag : "") + paragraphs[i]);
        }
    }

    // U+0001 stands between paragraphs: XML cannot contain it.
    private static void Write(StringBuilder text, XElement element)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
                text.Append(plain.Value);
            else if (node is XElement { Name.LocalName: "para" } paragraph)
                WriteParagraph(text, paragraph);
            else if (node is XElement { Name.LocalName: "c" or "code" } code)
                text.Append("{@code ").Append(OnOneLine(code.Value)).Append('}');
            else if (node is XElement inner)
                WriteReference(text, inner);
        }
    }

    private static void WriteParagraph(StringBuilder text, XElement paragraph)
    {
        text.Append('\u0001');
        Write(text, paragraph);
        text.Append('\u0001');
    }

    private static void WriteReference(StringBuilder text, XElement element)
    {
        if (element.Attribute("cref")?.Value is { } reference)
            text.Append("{@link ").Append(reference.Split('(')[0].Split('.', ':').Last()).Append('}');
        else if ((element.Attribute("langword") ?? element.Attribute("name")) is { } word)
            text.Append(word.Value);
        else
            Write(text, element);
    }

    private static string OnOneLine(string text) => Regex.Replace(text, "\\s+", " ").Trim();
}
