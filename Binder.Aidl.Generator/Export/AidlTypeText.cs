using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>Types as one <c>.aidl</c> file spells them; it remembers which of them must be imported.</summary>
/// <param name="root">Canonical name of the file's type.</param>
/// <param name="own">Simple names of that type and of those inside.</param>
internal sealed class AidlTypeText(string root, IEnumerable<string> own)
{
    private readonly HashSet<string> _own = [.. own];
    private readonly SortedDictionary<string, string> _imports = new(StringComparer.Ordinal);

    /// <summary>What must be imported, in order.</summary>
    public IEnumerable<string> Imports => _imports.Values.OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>The type with <c>@nullable</c> before it.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isHeap">Whether null ends a chain of parcelables that hold each other.</param>
    public string Spell(WireType type, bool isHeap = false)
    {
        bool isNullable = type.IsNullable || (type.Element is { IsNullable: true } && type.Kind != WireKind.Map);
        return (!isNullable ? "" : isHeap ? "@nullable(heap=true) " : "@nullable ") + SpellBare(type);
    }

    /// <summary>A user's type: relative to the file's type, by an import, or by its full name where another one has the simple one.</summary>
    public string Reference(string name)
    {
        if (name == root)
            return Last(name);

        if (name.StartsWith(root + ".", StringComparison.Ordinal))
            return name.Substring(root.Length + 1);

        // A union's tags are declared with the union.
        if (Last(name) == "Tag" && name.Contains('.'))
            return Reference(name.Substring(0, name.LastIndexOf('.'))) + ".Tag";

        string simple = Last(name);
        if (!name.Contains('.') || _own.Contains(simple) || (_imports.TryGetValue(simple, out string? other) && other != name))
            return name;

        _imports[simple] = name;
        return simple;
    }

    private string SpellBare(WireType type) => type.Kind switch
    {
        WireKind.Boolean => "boolean",
        WireKind.SByte or WireKind.Byte => "byte",
        WireKind.Char => "char",
        WireKind.Int32 => "int",
        WireKind.Int64 => "long",
        WireKind.Single => "float",
        WireKind.Double => "double",
        WireKind.String => "String",
        WireKind.Binder => "IBinder",
        WireKind.FileDescriptor => "ParcelFileDescriptor",
        WireKind.RawFileDescriptor => "FileDescriptor",
        WireKind.Holder => "ParcelableHolder",
        WireKind.ByteMemory => "byte[]",
        WireKind.Array or WireKind.ImmutableArray => SpellBare(type.Element!) + "[]",
        WireKind.List => type.Element!.IsObject ? $"List<{SpellBare(type.Element)}>" : SpellBare(type.Element) + "[]",
        WireKind.Map => $"Map<String, {SpellBare(type.Element!)}>",
        WireKind.FixedArray => SpellFixed(type),
        WireKind.Marshalled => type.AidlName is { } name ? (name.Contains('.') ? Reference(name) : name) : "",
        _ => Reference(type.AidlName!),
    };

    private string SpellFixed(WireType type)
    {
        string sizes = "";
        WireType inner = type;
        for (; inner.Kind == WireKind.FixedArray; inner = inner.Element!)
            sizes += $"[{inner.Size}]";

        return SpellBare(inner) + sizes;
    }

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
