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
        HashSet<string> types = [];
        HashSet<string> namespaces = [];
        Collect(root.Members, "", types, namespaces);
        Types = [.. types];
        Namespaces = [.. namespaces];
        HasGlobalUsings = root.Usings.Any(static each => each.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword));
        _words = Scan(tree.GetText().ToString());
    }

    /// <summary>Simple names of all types, nested ones too.</summary>
    public ImmutableArray<string> Types { get; }

    /// <summary>Full names.</summary>
    public ImmutableArray<string> Namespaces { get; }

    public bool HasGlobalUsings { get; }

    public static TreeOutline Of(SyntaxTree tree) => Outlines.GetValue(tree, static key => new TreeOutline(key));

    /// <summary>Whether the word may occur in the file. It may say yes where there is none, never the contrary.</summary>
    public bool Mentions(Word word) => _words is null || Array.BinarySearch(_words, word.Hash) >= 0;

    private static void Collect(SyntaxList<MemberDeclarationSyntax> members, string scope, HashSet<string> types, HashSet<string> namespaces)
    {
        foreach (MemberDeclarationSyntax member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    string name = scope;
                    foreach (SyntaxToken part in space.Name.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)))
                    {
                        name = name.Length == 0 ? part.ValueText : $"{name}.{part.ValueText}";
                        namespaces.Add(name);
                    }

                    Collect(space.Members, name, types, namespaces);
                    break;
                case BaseTypeDeclarationSyntax type:
                    types.Add(type.Identifier.ValueText);
                    if (type is TypeDeclarationSyntax container)
                        Collect(container.Members, scope, types, namespaces);
                    break;
                case DelegateDeclarationSyntax @delegate:
                    types.Add(@delegate.Identifier.ValueText);
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
