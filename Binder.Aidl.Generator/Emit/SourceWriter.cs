using System.Text;

namespace Binder.Aidl.Generator.Emit;

/// <summary>Writes indented lines. Lines end with <c>\n</c> on every system.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one or more lines at the current depth; empty ones stay empty.</summary>
    public void Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
                _text.Append(' ', _depth * 4).Append(line);

            _text.Append('\n');
        }
    }

    /// <summary>Opens a block; disposing the result closes it.</summary>
    public Scope Block(string header, string closing = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Scope(this, closing);
    }

    /// <summary>Opens a block whose brace stands behind the header.</summary>
    public Scope Open(string header)
    {
        Line(header + " {");
        _depth++;
        return new Scope(this);
    }

    /// <summary>Opens a block without a header.</summary>
    public Scope Block()
    {
        Line("{");
        _depth++;
        return new Scope(this);
    }

    /// <summary>Indents the next lines, as for a case of a switch.</summary>
    public Scope Indent()
    {
        _depth++;
        return new Scope(this, closing: null);
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Scope(SourceWriter writer, string? closing = "}") : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (closing is not null)
                writer.Line(closing);
        }
    }
}
