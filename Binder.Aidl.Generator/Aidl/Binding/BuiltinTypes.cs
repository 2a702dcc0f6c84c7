namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>The types that need no declaration.</summary>
internal static class BuiltinTypes
{
    private static readonly Dictionary<string, AidlTypeKind> Kinds = new()
    {
        ["void"] = AidlTypeKind.Void,
        ["boolean"] = AidlTypeKind.Boolean,
        ["byte"] = AidlTypeKind.Byte,
        ["char"] = AidlTypeKind.Char,
        ["int"] = AidlTypeKind.Int,
        ["long"] = AidlTypeKind.Long,
        ["float"] = AidlTypeKind.Float,
        ["double"] = AidlTypeKind.Double,
        ["String"] = AidlTypeKind.String,
        ["CharSequence"] = AidlTypeKind.CharSequence,
        ["List"] = AidlTypeKind.List,
        ["Map"] = AidlTypeKind.Map,
        ["IBinder"] = AidlTypeKind.IBinder,
        ["FileDescriptor"] = AidlTypeKind.FileDescriptor,
        ["ParcelFileDescriptor"] = AidlTypeKind.ParcelFileDescriptor,
        ["ParcelableHolder"] = AidlTypeKind.ParcelableHolder,
        ["java.util.List"] = AidlTypeKind.List,
        ["java.util.Map"] = AidlTypeKind.Map,
        ["android.os.ParcelFileDescriptor"] = AidlTypeKind.ParcelFileDescriptor,
    };

    // Old sources import them; they mean nothing.
    private static readonly HashSet<string> IgnoredImports =
    [
        "android.os.IInterface",
        "android.os.IBinder",
        "android.os.Parcelable",
        "android.os.Parcel",
        "android.content.Context",
        "java.lang.String",
        "java.lang.CharSequence",
    ];

    private static readonly HashSet<string> Reserved =
    [
        "break", "case", "catch", "char", "class", "continue", "default", "do", "double", "else", "enum", "false", "float", "for", "goto", "if",
        "int", "long", "new", "private", "protected", "public", "return", "short", "static", "switch", "this", "throw", "true", "try", "void",
        "volatile", "while",
    ];

    public static AidlTypeKind? Find(string name) => Kinds.TryGetValue(name, out AidlTypeKind kind) ? kind : null;

    public static bool IsIgnoredImport(string name) => Kinds.ContainsKey(name) || IgnoredImports.Contains(name);

    /// <summary>Whether no type and no part of a package can have the name.</summary>
    public static bool IsReserved(string name) => Kinds.ContainsKey(name) || Reserved.Contains(name);

    /// <summary>How AIDL spells a builtin type.</summary>
    public static string NameOf(AidlTypeKind kind) => Kinds.First(pair => pair.Value == kind).Key;
}
