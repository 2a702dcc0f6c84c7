using System.Text;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>AIDL names that follow from C# names.</summary>
internal static class AidlNames
{
    /// <summary>What no part of a name may be: types that are built in, and keywords of the languages that are generated.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "void", "boolean", "byte", "char", "int", "long", "float", "double", "String", "List", "Map", "IBinder", "FileDescriptor", "CharSequence",
        "ParcelFileDescriptor", "ParcelableHolder", "break", "case", "catch", "class", "continue", "default", "do", "else", "enum", "false", "for",
        "goto", "if", "new", "private", "protected", "public", "return", "short", "static", "switch", "this", "throw", "true", "try", "volatile",
        "while", "parcelable", "import", "package", "in", "out", "inout", "const", "interface", "oneway", "union",
    ];

    /// <summary>A method's, parameter's or field's: <c>LastIndex</c> is <c>lastIndex</c>, <c>UrlOf</c> is <c>urlOf</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string Member(string name)
    {
        int capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
            capitals++;

        int lowered = capitals > 1 && capitals < name.Length && char.IsLetter(name[capitals]) ? capitals - 1 : capitals;
        return Escape(name.Substring(0, lowered).ToLowerInvariant() + name.Substring(lowered));
    }

    /// <summary>The part of an accessor's name behind <c>get</c> and <c>set</c>.</summary>
    public static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The name, with <c>_</c> behind it if AIDL reserves it.</summary>
    public static string Escape(string name) => Reserved.Contains(name) ? name + "_" : name;

    /// <summary>Whether it may be the name of a member.</summary>
    public static bool IsSimple(string name) =>
        name.Length > 0 && !char.IsDigit(name[0]) && name.All(static unit => unit < 128 && (char.IsLetterOrDigit(unit) || unit == '_'))
        && !Reserved.Contains(name);

    /// <summary>Whether it may be the canonical name of a type.</summary>
    public static bool IsQualified(string name) => name.Split('.').All(IsSimple);

    /// <summary>A constant's or enumerator's: <c>MaxDigits</c> is <c>MAX_DIGITS</c>, <c>HTTPPort2</c> is <c>HTTP_PORT2</c>.</summary>
    public static string Constant(string name)
    {
        StringBuilder constant = new();
        for (int i = 0; i < name.Length; i++)
        {
            bool beginsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            constant.Append(beginsWord ? "_" : "").Append(char.ToUpperInvariant(name[i]));
        }

        return constant.ToString();
    }
}
