using System.Text;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Loading;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Tool.Aidl;

/// <summary>Files of the disk, and the folders that imports are searched in.</summary>
/// <param name="roots">As the user names them; the working directory if there are none.</param>
/// <param name="own">A folder that is searched first: what it has is not looked for elsewhere. Null for none.</param>
internal sealed class DiskFiles(IReadOnlyList<string> roots, string? own = null) : IAidlFiles
{
    /// <summary>Greater files are refused: no AIDL is that long, and the parser keeps the text in memory.</summary>
    private const long MaxLength = 64 << 20;

    private readonly IReadOnlyList<string> _roots = roots.Count == 0 ? [""] : roots;

    public IReadOnlyList<string> Find(string relativePath) => own is not null && File.Exists(Path.Combine(own, relativePath))
        ? [Path.Combine(own, relativePath)]
        : [.. _roots.Select(root => Path.Combine(root, relativePath)).Where(File.Exists)];

    public string Identify(string path) => Path.GetFullPath(path);

    public string? Read(string path)
    {
        try
        {
            return ReadText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads and parses a file that the user named.</summary>
    /// <exception cref="AidlFileException">It cannot be read.</exception>
    public static AidlFile Parse(string path, bool isPreprocessed)
    {
        try
        {
            return AidlFile.Parse(path, SourceText.From(ReadText(path)), isPreprocessed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AidlFileException(path, e);
        }
    }

    private static string ReadText(string path) =>
        new FileInfo(path).Length <= MaxLength ? File.ReadAllText(path, Encoding.UTF8) : throw new IOException($"{path} has more than {MaxLength} bytes.");
}
