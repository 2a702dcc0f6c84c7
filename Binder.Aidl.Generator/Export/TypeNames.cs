using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Export;

/// <summary>How one file spells types: with simple names, and imports for those of other files.</summary>
internal sealed class TypeNames(ExportedType top)
{
    private readonly HashSet<string> _declared = [.. top.All.Select(static type => type.SimpleName)];
    private readonly SortedDictionary<string, string> _imports = new(StringComparer.Ordinal);

    /// <summary>Canonical names of the imported types, sorted.</summary>
    public IEnumerable<string> Imports => _imports.Values.OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>A type with <c>@nullable</c> before it, if null is a value of it or of its elements: AIDL does not tell these apart.</summary>
    /// <param name="isOnHeap">Whether the value may hold one of the type that it is a field of.</param>
    public string Annotated(WireType type, bool isOnHeap = false)
    {
        string annotation = !IsNullable(type) ? "" : isOnHeap ? "@nullable(heap=true) " : "@nullable ";
        return annotation + Plain(type);
    }

    /// <summary>A user's type.</summary>
    /// <param name="name">Its canonical name.</param>
    public string Spell(string name)
    {
        if (name == top.Name || name.StartsWith(top.Name + ".", StringComparison.Ordinal))
            return top.SimpleName + name.Substring(top.Name.Length);

        string simple = name.Substring(name.LastIndexOf('.') + 1);
        if (simple == name || _declared.Contains(simple) || !AidlNames.IsSimple(simple))
            return name;

        if (!_imports.TryGetValue(simple, out string? imported))
            _imports.Add(simple, imported = name);

        return imported == name ? simple : name;
    }

    public static bool IsNullable(WireType type) => type.IsNullable || (type.Element is { } element && IsNullable(element));

    private string Plain(WireType type) => type.Kind switch
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
        WireKind.List when type.Element!.IsObject => $"List<{Plain(type.Element)}>",
        WireKind.Array or WireKind.ImmutableArray or WireKind.List => Plain(type.Element!) + "[]",
        WireKind.FixedArray => ArrayOf(Plain(type.Element!), type.Size),
        WireKind.Map => $"Map<String, {Plain(type.Element!)}>",
        WireKind.Marshalled => type.AidlName is { } name && name.Contains('.') && AidlNames.IsQualified(name) ? Spell(name) : type.AidlName ?? "",
        _ => Spell(type.AidlName!),
    };

    /// <summary>The outermost size comes first.</summary>
    private static string ArrayOf(string element, int size)
    {
        int brackets = element.IndexOf('[');
        return brackets < 0 ? $"{element}[{size}]" : $"{element.Substring(0, brackets)}[{size}]{element.Substring(brackets)}";
    }
}
