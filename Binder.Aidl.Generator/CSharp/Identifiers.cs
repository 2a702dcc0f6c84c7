using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Names as C# code must spell them.</summary>
internal static class Identifiers
{
    /// <summary><c>Ticked</c> is <c>ticked</c>, for names of fields.</summary>
    public static string LowerFirst(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>The name of a type, with <c>@</c> also if no type can have it without.</summary>
    public static string EscapeType(string name) =>
        name is "record" or "required" or "scoped" or "file" or "partial" or "where" or "yield" or "var" or "dynamic" or "notnull" or "unmanaged"
            or "nameof" or "field" or "allows" or "extension"
            ? "@" + name
            : Escape(name);

    /// <summary>The name with <c>@</c> if it is a keyword where generated code uses it.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name == "await" ? "@" + name : name;
}
