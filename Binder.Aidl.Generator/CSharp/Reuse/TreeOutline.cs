using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>What a file declares and every word that occurs in it: what it says can depend on the types of those names alone.</summary>
internal sealed class TreeOutline
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeOutline> Outlines = new();

    /// <summary>Hashes of the words, sorted; null if words may be written in ways that a scan does not see.</summary>
    private readonly int[]? _words;

    private TreeOutline(SyntaxTree tree)
    {
        CompilationUnitSyntax root = (CompilationUnitSyntax)tree.GetRoot();
        HashSet<DeclaredType> types = [];
        HashSet<string> namespaces = [];
        List<TypeDeclarationSyntax> attributed = [];
        Collect(root.Members, "", types, namespaces, attributed);
        Types = [.. types];
        Namespaces = [.. namespaces];
        TypesWithAttributes = [.. attributed];

        UsingDirectiveSyntax[] usings = [.. root.Usings.Where(static each => each.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword))];
        HasGlobalUsings = usings.Length > 0;
        GlobalAliases = [.. usings.Where(static each => each.Alias is not null).Select(static each => each.Alias!.Name.Identifier.ValueText)];
        _words = Scan(tree.GetText().ToString());
    }

    /// <summary>All types, nested ones too.</summary>
    public ImmutableArray<DeclaredType> Types { get; }

    /// <summary>Full names.</summary>
    public ImmutableArray<string> Namespaces { get; }

    /// <summary>Declarations with attributes, outer ones before inner ones.</summary>
    public ImmutableArray<TypeDeclarationSyntax> TypesWithAttributes { get; }

    public bool HasGlobalUsings { get; }

    /// <summary>Names that the file gives to types in every file.</summary>
    public ImmutableArray<string> GlobalAliases { get; }

    public static TreeOutline Of(SyntaxTree tree) => Outlines.GetValue(tree, static key => new TreeOutline(key));

    /// <summary>Whether the word may occur in the file. It may say yes where there is none, never the contrary.</summary>
    public bool Mentions(Word word) => _words is null || Array.BinarySearch(_words, word.Hash) >= 0;

    /// <param name="scope">The namespace, null in a type.</param>
    private static void Collect(
        SyntaxList<MemberDeclarationSyntax> members,
        string? scope,
        HashSet<DeclaredType> types,
        HashSet<string> namespaces,
        List<TypeDeclarationSyntax> attributed)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    string name = scope ?? "";
                    foreach (SyntaxToken part in space.Name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)))
                    {
                        name = name.Length == 0 ? part.ValueText : $"{name}.{part.ValueText}";
                        namespaces.Add(name);
                    }

                    Collect(space.Members, name, types, namespaces, attributed);
                    break;
                case TypeDeclarationSyntax type:
                    types.Add(new DeclaredType(type.Identifier.ValueText, scope));
                    if (type.AttributeLists.Count > 0)
                        attributed.Add(type);

                    Collect(type.Members, null, types, namespaces, attributed);
                    break;
                case BaseTypeDeclarationSyntax type:
                    types.Add(new DeclaredType(type.Identifier.ValueText, scope));
                    break;
                case DelegateDeclarationSyntax @delegate:
                    types.Add(new DeclaredType(@delegate.Identifier.ValueText, scope));
                    break;
                default:
                    break;
            }
        }
    }

    private static int[]? Scan(string text)
    {
        HashSet<int> words = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            char unit = i < text.Length ? text[i] : ' ';
            if (IsPart(unit))
            {
                if (start < 0)
                    start = i;
                continue;
            }

            if (start >= 0)
                words.Add(Word.HashOf(text, start, i));
            start = -1;

            // C# reads \u0041 as A, and characters of formatting as nothing.
            if ((unit == '\\' && i + 1 < text.Length && text[i + 1] is 'u' or 'U') || (unit >= 128 && CharUnicodeInfo.GetUnicodeCategory(unit) == UnicodeCategory.Format))
                return null;
        }

        int[] sorted = [.. words];
        Array.Sort(sorted);
        return sorted;
    }

    private static bool IsPart(char unit) => unit < 128
        ? unit is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'
        : SyntaxFacts.IsIdentifierPartCharacter(unit) && CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.Format;
}
