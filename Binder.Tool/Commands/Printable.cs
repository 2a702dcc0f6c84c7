using System.Globalization;
using System.Text;

namespace Binder.Tool.Commands;

/// <summary>Text of another process, for a terminal: nothing in it moves the cursor, breaks the line or turns the direction of writing.</summary>
internal static class Printable
{
    /// <summary>Every character that is not to be seen becomes <c>\u{XXXX}</c>.</summary>
    public static string Of(string text)
    {
        if (text.EnumerateRunes().All(IsVisible))
            return text;

        StringBuilder printable = new();
        foreach (Rune rune in text.EnumerateRunes())
            printable.Append(IsVisible(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}"));
        return printable.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
