using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>Parses a text once, for the generator and for the analyzer.</summary>
internal static class AidlFileCache
{
    private static readonly ConditionalWeakTable<SourceText, AidlFile> Files = new();

    public static AidlFile Parse(string path, SourceText text, bool isPreprocessed, CancellationToken cancellation)
    {
        if (Files.TryGetValue(text, out AidlFile? known) && known.Path == path && known.IsPreprocessed == isPreprocessed)
            return known;

        AidlFile file = AidlFile.Parse(path, text, isPreprocessed, cancellation);
        return known is null ? Files.GetValue(text, _ => file) : file;
    }
}
