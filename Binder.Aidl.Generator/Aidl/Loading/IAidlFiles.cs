namespace Binder.Aidl.Generator.Aidl.Loading;

/// <summary>Where files come from: a disk with import roots, or a table in memory.</summary>
internal interface IAidlFiles
{
    /// <summary>The files that imports find.</summary>
    /// <param name="relativePath">Path below an import root, with slashes: <c>com/example/IFoo.aidl</c>.</param>
    /// <returns>Paths of all that exist, in the order of the roots.</returns>
    IReadOnlyList<string> Find(string relativePath);

    /// <summary>One spelling for all paths of a file, so that no file is read twice.</summary>
    string Identify(string path);

    /// <returns>The text, or null if it cannot be read.</returns>
    string? Read(string path);
}
