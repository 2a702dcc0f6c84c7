using System.Globalization;
using System.Text;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>A word of a script: a name, numbers, and parts, as in <c>call(1,2,0x10){binder(0x1000,1,0x113)}</c>.</summary>
internal sealed record Term(string Name, ulong[] Values, Term[] Parts)
{
    public ulong this[int index] => index < Values.Length ? Values[index] : 0;

    public static Term Of(string name, params ulong[] values) => new(name, values, []);

    public static Term Parse(string text)
    {
        int position = 0;
        Term term = Parse(text, ref position);
        return position == text.Length ? term : throw new FormatException($"'{text}' goes on after its end, at {position}.");
    }

    public override string ToString()
    {
        StringBuilder text = new();
        Append(text);
        return text.ToString();
    }

    private static Term Parse(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiLetter(text[position]))
            position++;
        string name = text[start..position];
        List<ulong> values = [];
        List<Term> parts = [];
        if (Accept(text, ref position, '('))
        {
            while (!Accept(text, ref position, ')'))
            {
                values.Add(ParseNumber(text, ref position));
                Accept(text, ref position, ',');
            }
        }

        if (Accept(text, ref position, '{'))
        {
            while (!Accept(text, ref position, '}'))
            {
                parts.Add(Parse(text, ref position));
                Accept(text, ref position, ' ');
            }
        }

        return name.Length > 0 ? new Term(name, [.. values], [.. parts]) : throw new FormatException($"'{text}' has no word at {position}.");
    }

    private static ulong ParseNumber(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiLetterOrDigit(text[position]))
            position++;
        string number = text[start..position];
        return number.StartsWith("0x", StringComparison.Ordinal)
            ? ulong.Parse(number.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
            : ulong.Parse(number, CultureInfo.InvariantCulture);
    }

    private static bool Accept(string text, ref int position, char wanted)
    {
        if (position >= text.Length || text[position] != wanted)
            return false;
        position++;
        return true;
    }

    private void Append(StringBuilder text)
    {
        text.Append(Name);
        if (Values.Length > 0)
            text.Append('(').AppendJoin(',', Values.Select(Show)).Append(')');
        if (Parts.Length == 0)
            return;
        text.Append('{');
        for (int i = 0; i < Parts.Length; i++)
        {
            if (i > 0)
                text.Append(' ');
            Parts[i].Append(text);
        }

        text.Append('}');
    }

    private static string Show(ulong value) => value < 10 ? $"{value}" : $"0x{value:x}";
}
