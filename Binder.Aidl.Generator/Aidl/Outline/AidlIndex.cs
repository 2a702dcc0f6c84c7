using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Outline;

/// <summary>All types of a compilation by canonical name. Two indexes are equal if no file can tell them apart.</summary>
internal sealed class AidlIndex : IEquatable<AidlIndex>
{
    private readonly EquatableArray<FileOutline> _files;
    private readonly Dictionary<string, FileOutline> _byPath = [];
    private readonly Dictionary<string, List<IndexedType>> _types = [];
    private readonly Dictionary<string, IndexedType> _preprocessed = [];

    private AidlIndex(EquatableArray<FileOutline> files)
    {
        _files = files;
        foreach (FileOutline file in files)
        {
            _byPath[file.Path] = file;
            foreach (TypeOutline type in file.Types)
                Add(file, type, null);
        }
    }

    public static AidlIndex From(IEnumerable<FileOutline> files) =>
        new(files.OrderBy(static file => file.Path, StringComparer.Ordinal).ToEquatableArray());

    /// <summary>The type of a canonical name. A real definition wins over a preprocessed one.</summary>
    public IndexedType? Find(string canonicalName) =>
        _types.TryGetValue(canonicalName, out List<IndexedType>? found) ? found.Find(static type => !type.File.IsPreprocessed) ?? found[0] : null;

    /// <summary>The type that a file declares under the name, whatever other files declare.</summary>
    public IndexedType? Find(string canonicalName, string path) =>
        _types.TryGetValue(canonicalName, out List<IndexedType>? found) ? found.Find(type => type.File.Path == path) : null;

    /// <summary>A file of the index.</summary>
    public FileOutline? FindFile(string path) => _byPath.TryGetValue(path, out FileOutline? file) ? file : null;

    /// <summary>A top-level type of a preprocessed file by its simple name; such types need no import.</summary>
    public IndexedType? FindPreprocessed(string name) => _preprocessed.TryGetValue(name, out IndexedType? found) ? found : null;

    /// <summary>Files other than the given one that define the name too, preprocessed ones left out.</summary>
    public IEnumerable<string> OtherDefinitions(string canonicalName, string path) => _types.TryGetValue(canonicalName, out List<IndexedType>? found)
        ? found.Where(type => !type.File.IsPreprocessed && type.File.Path != path).Select(static type => type.File.Path)
        : [];

    public bool Equals(AidlIndex? other) => other is not null && _files.Equals(other._files);

    public override bool Equals(object? obj) => Equals(obj as AidlIndex);

    public override int GetHashCode() => _files.GetHashCode();

    private void Add(FileOutline file, TypeOutline outline, IndexedType? parent)
    {
        IndexedType type = new(file, outline, parent);
        parent?.Add(type);
        if (!_types.TryGetValue(outline.CanonicalName, out List<IndexedType>? same))
            _types.Add(outline.CanonicalName, same = []);
        same.Add(type);
        if (file.IsPreprocessed && parent is null && !_preprocessed.ContainsKey(outline.Name))
            _preprocessed.Add(outline.Name, type);
        foreach (TypeOutline nested in outline.Nested)
            Add(file, nested, type);
    }
}
