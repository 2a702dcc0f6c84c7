using Binder.Aidl.Tests.Generator;

namespace Binder.Aidl.Tests.Aidl.Android;

/// <summary>What <c>docs/aidl/disagreements.md</c> lists: cases of the corpus about which Android 10's compiler and ours do not agree.</summary>
internal static class Disagreements
{
    /// <summary>Rows: the case, what is not the same, why.</summary>
    public static IReadOnlyList<(string Case, string Aspect, string Reason)> Listed { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs", "aidl", "disagreements.md")).Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(Row)];

    /// <summary>What is listed about a case.</summary>
    public static IEnumerable<string> About(string name) => Listed.Where(row => row.Case == name).Select(static row => row.Aspect);

    private static (string, string, string) Row(string line)
    {
        string[] cells = [.. line.Trim('|').Split('|').Select(static cell => cell.Trim())];
        return (cells[0].Trim('`'), cells[1], cells[2]);
    }
}
