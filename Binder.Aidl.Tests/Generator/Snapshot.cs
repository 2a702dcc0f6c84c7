using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>
/// Compares generated files with accepted ones, in the layout of Verify.SourceGenerators: <c>Class.Test#Hint.verified.cs</c>. A
/// difference leaves a <c>.received.cs</c> beside it; <c>UPDATE_SNAPSHOTS=1</c> accepts what is generated.
/// </summary>
internal static class Snapshot
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Binder.Aidl.Tests", "Generator", "Snapshots");

    private static bool IsAccepting => Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1";

    public static void Verify(Generation generation, [CallerFilePath] string file = "", [CallerMemberName] string test = "")
    {
        string prefix = $"{Path.GetFileNameWithoutExtension(file)}.{test}#";
        HashSet<string> stale = [.. Directory.EnumerateFiles(Folder, prefix + "*.verified.cs")];
        List<string> differences = [];
        foreach (GeneratedSourceResult source in generation.Files)
        {
            string name = Path.Combine(Folder, prefix + Path.GetFileNameWithoutExtension(source.HintName));
            stale.Remove(name + ".verified.cs");
            if (!Matches(name, source.SourceText.ToString()))
                differences.Add(name + ".received.cs");
        }

        if (IsAccepting)
        {
            foreach (string unused in stale)
                File.Delete(unused);
        }
        else
        {
            differences.AddRange(stale.Select(static unused => unused + " (not generated any more)"));
        }

        Assert.True(
            differences.Count == 0,
            $"Generated files differ from the accepted ones; UPDATE_SNAPSHOTS=1 accepts them:\n{string.Join('\n', differences)}");
    }

    private static bool Matches(string name, string received)
    {
        string verifiedFile = name + ".verified.cs";
        string receivedFile = name + ".received.cs";
        if (IsAccepting)
            File.WriteAllText(verifiedFile, received);

        bool matches = File.Exists(verifiedFile) && File.ReadAllText(verifiedFile) == received;
        if (matches)
            File.Delete(receivedFile);
        else
            File.WriteAllText(receivedFile, received);

        return matches;
    }
}
