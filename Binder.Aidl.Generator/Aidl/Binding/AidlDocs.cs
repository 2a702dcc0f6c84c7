using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Binder.Aidl.Generator.Aidl.Syntax;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>The comments before a declaration. The last block comment documents it; its tags count if nothing comes after it.</summary>
/// <param name="Comments">All of them, with their delimiters.</param>
internal sealed record AidlDocs(EquatableArray<string> Comments)
{
    private static readonly Regex Hide = new(@"@hide\b", RegexOptions.CultureInvariant);
    private static readonly Regex BlockTag = new(@"^@(?<name>\w+)(?<text>.*)", RegexOptions.CultureInvariant);

    public static AidlDocs None { get; } = new(default(EquatableArray<string>));

    /// <summary>The text of the last block comment, without delimiters and leading asterisks; empty if there is none.</summary>
    public string Text => Comments.LastOrDefault(static comment => comment.StartsWith("/*", StringComparison.Ordinal)) is { } comment
        ? string.Join("\n", Lines(comment)).Trim('\n')
        : "";

    /// <summary>Whether there is a tag <c>@hide</c>, wherever in a line.</summary>
    public bool IsHidden => HasTags && Hide.IsMatch(Comments[Comments.Count - 1]);

    /// <summary>What follows the tag <c>@deprecated</c>, on one line; null if there is no such tag.</summary>
    public string? Deprecation => HasTags ? Tag("deprecated") : null;

    private bool HasTags => Comments.Count > 0 && Comments[Comments.Count - 1].StartsWith("/*", StringComparison.Ordinal);

    public static AidlDocs Of(ImmutableArray<Comment> comments) =>
        comments.IsEmpty ? None : new AidlDocs(comments.Select(static comment => comment.Text).ToEquatableArray());

    private static IEnumerable<string> Lines(string comment)
    {
        string body = comment.EndsWith("*/", StringComparison.Ordinal) && comment.Length >= 4 ? comment.Substring(2, comment.Length - 4) : comment.Substring(2);
        string[] lines = body.Replace("\r\n", "\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim().TrimStart('*');
            yield return line.StartsWith(" ", StringComparison.Ordinal) ? line.Substring(1) : line;
        }
    }

    /// <summary>A block tag begins a line and goes on until the next one.</summary>
    private string? Tag(string name)
    {
        List<string>? found = null;
        foreach (string line in Text.Split('\n'))
        {
            string trimmed = line.Trim();
            if (found is null && BlockTag.Match(trimmed) is { Success: true } tag && tag.Groups["name"].Value == name)
                found = [tag.Groups["text"].Value.Trim()];
            else if (found is not null && trimmed.StartsWith("@", StringComparison.Ordinal))
                break;
            else
                found?.Add(trimmed);
        }

        return found is null ? null : string.Join(" ", found.Where(static part => part.Length > 0));
    }
}
