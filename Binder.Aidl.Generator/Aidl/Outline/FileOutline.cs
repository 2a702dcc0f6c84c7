using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Outline;

/// <summary>
/// What other files may need of a file: names, kinds and values, no methods, no positions. An edit elsewhere in the file leaves it equal,
/// so that no other file is bound again.
/// </summary>
internal sealed record FileOutline(string Path, string Package, bool IsPreprocessed, EquatableArray<string> Imports, EquatableArray<TypeOutline> Types)
{
    /// <summary>Canonical names of all types, nested ones too.</summary>
    public IEnumerable<string> TypeNames => Types.SelectMany(Below).Select(static type => type.CanonicalName);

    private static IEnumerable<TypeOutline> Below(TypeOutline type) => type.Nested.SelectMany(Below).Prepend(type);
}
