using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>Types that may be annotated, as far as words tell: those with attributes in files that mention one of ours, or a global alias of it.</summary>
internal sealed class Candidates
{
    private static readonly ImmutableArray<Word> Attributes =
    [
        .. new[] { KnownNames.BinderInterfaceAttribute, KnownNames.ParcelableAttribute, KnownNames.UnionAttribute }
            .SelectMany(static name => Word.OfAttribute(name.Substring(name.LastIndexOf('.') + 1))),
    ];

    private readonly ImmutableArray<Word> _words;

    public Candidates(ImmutableArray<SyntaxTree> trees)
    {
        _words = Attributes;
        foreach (TreeOutline outline in trees.Select(TreeOutline.Of).Where(static outline => outline.HasGlobalUsings && IsAnyIn(outline, Attributes)))
            _words = _words.AddRange(outline.GlobalAliases.SelectMany(Word.OfAttribute));
    }

    public ImmutableArray<TypeDeclarationSyntax> In(SyntaxTree tree)
    {
        TreeOutline outline = TreeOutline.Of(tree);
        return IsAnyIn(outline, _words) ? outline.TypesWithAttributes : [];
    }

    private static bool IsAnyIn(TreeOutline outline, ImmutableArray<Word> words) => words.Any(outline.Mentions);
}
