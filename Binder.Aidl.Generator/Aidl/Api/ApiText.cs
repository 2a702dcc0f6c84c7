using System.Text;
using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Api;

/// <summary>Lines of an API's text, two spaces per level; lines end with <c>\n</c> on every system.</summary>
internal sealed class ApiText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line) => _text.Append(' ', _depth * 2).Append(line).Append('\n');

    /// <summary>Braces around what the action writes.</summary>
    public void Body(string header, Action members)
    {
        Line(header + " {");
        _depth++;
        members();
        _depth--;
        Line("}");
    }

    /// <summary>The annotations, on a line of their own.</summary>
    public void Annotations(AidlDeclaration declaration)
    {
        if (declaration.Annotations.Count > 0)
            Line(Spelling.Of(declaration.Annotations));
    }

    /// <summary>Of the comments only the tags that mean something to compilers.</summary>
    /// <param name="hide">How the tag <c>@hide</c> is written where it stands alone.</param>
    public void Tags(AidlDocs docs, string[] hide)
    {
        if (docs is { IsHidden: true, Deprecation: null })
        {
            foreach (string line in hide)
                Line(line);
        }
        else if (docs.Deprecation is { } reason)
        {
            Line("/**");
            if (docs.IsHidden)
                Line(" * @hide");
            Line($" * @deprecated {reason}");
            Line(" */");
        }
    }

    public void Raw(string text) => _text.Append(text);

    public override string ToString() => _text.ToString();
}
