using System.CommandLine;
using System.Globalization;
using Binder.Aidl.Generator.Aidl.Api;

namespace Binder.Tool.Aidl;

/// <summary>A folder with the files of one API: <c>com/example/IClock.aidl</c>, and <c>.hash</c> if it is frozen.</summary>
internal sealed class ApiFolder(string path)
{
    /// <exception cref="IOException">The folder cannot be read, or has no <c>.aidl</c> files.</exception>
    public IReadOnlyList<string> Files => Directory.Exists(path) && Sorted() is { Length: > 0 } files
        ? files
        : throw new DirectoryNotFoundException($"{path} is no folder with .aidl files.");

    /// <summary>What the folder's name says, if it is a version's number.</summary>
    public int? Version =>
        int.TryParse(Path.GetFileName(Path.GetFullPath(path)), NumberStyles.None, CultureInfo.InvariantCulture, out int version) && version > 0 ? version : null;

    /// <summary>The hash that was frozen with it; null if none was.</summary>
    public string? FrozenHash => File.Exists(HashPath) ? ApiHash.Read(File.ReadAllText(HashPath)) : null;

    private string HashPath => Path.Combine(path, ".hash");

    /// <summary>The hash of what is there now.</summary>
    public string ComputeHash(int version) => ApiHash.Compute(Files.Select(file => (Relative(file), File.ReadAllBytes(file))), version);

    public SourceSet Load(SourceOptions source, ParseResult arguments, bool isFrozen) =>
        SourceSet.Load(Files, source.Files(arguments, path), source.Preprocessed(arguments), source.Options(arguments, isFrozen));

    /// <summary>Writes files and their hash.</summary>
    public void Freeze(IReadOnlyList<ApiFile> files, int version)
    {
        foreach (ApiFile file in files)
            file.WriteBelow(path);
        File.WriteAllText(HashPath, ApiHash.Compute(files.Select(static file => (file.RelativePath, file.Content)), version) + "\n");
    }

    private string[] Sorted() => [.. Directory.EnumerateFiles(path, "*.aidl", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private string Relative(string file) => Path.GetRelativePath(path, file);
}
