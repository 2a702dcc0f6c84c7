using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>One file as the others see it.</summary>
internal sealed record AidlProjectFile(FileOutline Outline, AidlFileOptions Options);

/// <summary>All <c>.aidl</c> files of a compilation as they see each other. Two projects are equal if no file can tell them apart.</summary>
internal sealed class AidlProject : IEquatable<AidlProject>
{
    private readonly EquatableArray<AidlProjectFile> _files;
    private readonly Dictionary<string, AidlFileOptions> _options = [];

    private readonly EquatableArray<string> _structs;

    private AidlProject(EquatableArray<AidlProjectFile> files, EquatableArray<string> structs)
    {
        _files = files;
        _structs = structs;
        foreach (AidlProjectFile file in files)
            _options[file.Outline.Path] = file.Options;

        Index = AidlIndex.From(files.Select(static file => file.Outline));
        Names = new TypeNames(this);
    }

    /// <summary>The types by their AIDL names.</summary>
    public AidlIndex Index { get; }

    /// <summary>The types' C# names.</summary>
    public TypeNames Names { get; }

    public IEnumerable<AidlProjectFile> Files => _files;

    public static AidlProject Of(IEnumerable<AidlProjectFile> files) =>
        new(files.OrderBy(static file => file.Outline.Path, StringComparer.Ordinal).ToEquatableArray(), default);

    /// <summary>The project, with the full names of the C# structs that unstructured parcelables are written as.</summary>
    public AidlProject WithStructs(EquatableArray<string> structs) => structs.Equals(_structs) ? this : new AidlProject(_files, structs);

    /// <summary>The project, with the versions and hashes of frozen APIs for the files that state none.</summary>
    public AidlProject WithIdentities(EquatableArray<FileIdentity> identities)
    {
        if (identities.Count == 0)
            return this;

        Dictionary<string, ApiIdentity> byPath = identities.ToDictionary(static file => file.Path, static file => file.Identity);
        return new AidlProject(
            _files.Select(file => byPath.TryGetValue(file.Outline.Path, out ApiIdentity? identity) ? file with { Options = file.Options.With(identity) } : file).ToEquatableArray(),
            _structs);
    }

    /// <summary>The full C# names, with dots, of the parcelables whose C# type is written by hand.</summary>
    public IEnumerable<string> HandWritten() => Files
        .SelectMany(file => file.Outline.Types.SelectMany(type => Flatten(type)).Select(type => (file.Outline.Path, Type: type)))
        .Where(static found => found.Type.Kind == AidlTypeKind.UnstructuredParcelable)
        .Select(found => Index.Find(found.Type.CanonicalName, found.Path)).OfType<IndexedType>()
        .Select(Names.DottedName).Distinct();

    /// <summary>Whether the C# type of a parcelable is a struct.</summary>
    /// <param name="name">The full name with dots.</param>
    public bool IsStruct(string name) => _structs.Contains(name);

    public AidlFileOptions OptionsOf(string path) => _options.TryGetValue(path, out AidlFileOptions? options) ? options : AidlFileOptions.Default;

    public bool Equals(AidlProject? other) => other is not null && _files.Equals(other._files) && _structs.Equals(other._structs);

    public override bool Equals(object? obj) => Equals(obj as AidlProject);

    public override int GetHashCode() => _files.GetHashCode();

    private static IEnumerable<TypeOutline> Flatten(TypeOutline type) => type.Nested.SelectMany(Flatten).Prepend(type);
}
