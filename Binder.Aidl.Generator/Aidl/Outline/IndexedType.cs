using Binder.Aidl.Generator.Aidl.Binding;

namespace Binder.Aidl.Generator.Aidl.Outline;

/// <summary>A type of the index, with what is around it.</summary>
/// <param name="parent">The type that it is declared in, null for the top of a file.</param>
internal sealed class IndexedType(FileOutline file, TypeOutline outline, IndexedType? parent)
{
    private readonly Dictionary<string, IndexedType> _nested = [];

    public FileOutline File { get; } = file;

    public TypeOutline Outline { get; } = outline;

    public IndexedType? Parent { get; } = parent;

    public string CanonicalName => Outline.CanonicalName;

    /// <summary>Whether it or a type around it promises the stability of vendor interfaces.</summary>
    public bool IsVintf => Outline.Has("VintfStability") || Parent is { IsVintf: true };

    /// <summary>Whether it is a parcelable without a body that promises not to change.</summary>
    public bool IsStableInSomeLanguage => Outline.Annotations.Any(static name => name.EndsWith("OnlyStableParcelable", StringComparison.Ordinal));

    /// <summary>What backs an enum: what it says, else byte.</summary>
    public AidlTypeKind Backing => Outline.Backing switch
    {
        "int" => AidlTypeKind.Int,
        "long" => AidlTypeKind.Long,
        _ => AidlTypeKind.Byte,
    };

    /// <summary>The package; names of preprocessed types begin with it.</summary>
    public string Package => !File.IsPreprocessed ? File.Package
        : Parent is not null ? Parent.Package
        : CanonicalName.Substring(0, Math.Max(0, CanonicalName.LastIndexOf('.')));

    /// <summary>Whether it or a type around it declares the type parameter.</summary>
    public bool HasTypeParameter(string name) => Outline.TypeParameters.Contains(name) || (Parent is not null && Parent.HasTypeParameter(name));

    public IndexedType? Nested(string name) => _nested.TryGetValue(name, out IndexedType? type) ? type : null;

    /// <returns>False if the name is taken.</returns>
    internal bool Add(IndexedType type)
    {
        string name = type.Outline.Name;
        if (_nested.ContainsKey(name))
            return false;

        _nested.Add(name, type);
        return true;
    }
}
