using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Names as C# code must spell them.</summary>
internal static class Identifiers
{
    /// <summary>The name with <c>@</c> if it is a keyword where generated code uses it.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name == "await" ? "@" + name : name;
}
