using Binder.Aidl.Tests.Generator;

namespace Binder.Aidl.Tests.CodeFixes;

/// <summary>
/// A text before and after a fix. Cases lie in <c>Cases/AIDLnnn.txt</c>: <c>==== title</c>, the text before, <c>----</c>, the text after. The
/// fix is applied to the first diagnostic, or with <c>(everywhere)</c> behind the title to all. Before the text, and a further <c>----</c>, may stand the C#
/// whose API was frozen.
/// </summary>
/// <param name="Released">The C# whose API was frozen, null for none.</param>
internal sealed record CodeFixCase(string Id, string Title, bool IsEverywhere, string? Released, string Before, string After)
{
    private const string Everywhere = " (everywhere)";
    private static readonly string Folder = Path.Combine(Repository.Root, "Binder.Aidl.Tests", "CodeFixes", "Cases");

    public static IReadOnlyList<CodeFixCase> All { get; } = [.. Directory.EnumerateFiles(Folder, "AIDL*.txt").Order(StringComparer.Ordinal).SelectMany(Read)];

    /// <summary>Writes what the fix makes now, where <c>UPDATE_SNAPSHOTS=1</c> accepts it.</summary>
    public CodeFixCase Accept(string received)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") != "1")
            return this;

        string file = Path.Combine(Folder, Id + ".txt");
        CodeFixCase accepted = this with { After = received };
        File.WriteAllText(file, File.ReadAllText(file).Replace(ToString(), accepted.ToString(), StringComparison.Ordinal));
        return accepted;
    }

    public override string ToString() => $"==== {Title}{(IsEverywhere ? Everywhere : "")}\n{(Released is null ? "" : $"{Released}----\n")}{Before}----\n{After}";

    private static IEnumerable<CodeFixCase> Read(string file)
    {
        foreach (string text in File.ReadAllText(file).Split("==== ", StringSplitOptions.RemoveEmptyEntries))
        {
            int title = text.IndexOf('\n', StringComparison.Ordinal);
            string[] sides = text[(title + 1)..].Split("----\n");
            bool isEverywhere = text[..title].EndsWith(Everywhere, StringComparison.Ordinal);
            yield return new CodeFixCase(
                Path.GetFileNameWithoutExtension(file), isEverywhere ? text[..(title - Everywhere.Length)] : text[..title], isEverywhere, sides.Length == 3 ? sides[0] : null, sides[^2], sides[^1]);
        }
    }
}
