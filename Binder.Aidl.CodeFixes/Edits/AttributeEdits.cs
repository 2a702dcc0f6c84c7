using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes.Edits;

/// <summary>Attributes that come and go.</summary>
internal static class AttributeEdits
{
    /// <summary>Adds an attribute in a line of its own, and the using directive that its name needs.</summary>
    public static void AddAttribute(this SyntaxEditor editor, SyntaxNode owner, INamedTypeSymbol attribute) =>
        editor.AddAttribute(owner, editor.Generator.Attribute(editor.Generator.TypeExpression(attribute, addImport: true)));

    /// <summary>Adds an attribute in the member's own line, and the using directive that its name needs.</summary>
    public static void AddAttributeInLine(
        this SyntaxEditor editor, MemberDeclarationSyntax owner, INamedTypeSymbol attribute, params ExpressionSyntax[] arguments)
    {
        SyntaxNode added = editor.Generator.Attribute(editor.Generator.TypeExpression(attribute, addImport: true), arguments.Length == 0 ? null : arguments);
        AttributeListSyntax list = ((AttributeListSyntax)added).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(owner.GetLeadingTrivia());
        editor.ReplaceNode(owner, owner.WithoutLeadingTrivia().WithAttributeLists(owner.WithoutLeadingTrivia().AttributeLists.Insert(0, list)));
    }

    /// <summary>Removes an attribute, with its brackets if it is alone between them; comments before it stay.</summary>
    public static void RemoveAttribute(this SyntaxEditor editor, AttributeSyntax attribute)
    {
        AttributeListSyntax list = (AttributeListSyntax)attribute.Parent!;
        SyntaxNode owner = list.Parent!;
        int position = ListsOf(owner).IndexOf(list);
        int inList = list.Attributes.IndexOf(attribute);
        editor.ReplaceNode(owner, (current, _) => Without(current, position, inList));
    }

    private static SyntaxNode Without(SyntaxNode owner, int position, int inList)
    {
        SyntaxList<AttributeListSyntax> lists = ListsOf(owner);
        AttributeListSyntax list = lists[position];
        if (list.Attributes.Count > 1)
            return WithLists(owner, lists.Replace(list, list.WithAttributes(list.Attributes.RemoveAt(inList))));

        SyntaxNode remaining = WithLists(owner, lists.RemoveAt(position));
        return position == 0 ? remaining.WithLeadingTrivia(owner.GetLeadingTrivia()) : remaining;
    }

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode owner) => owner switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        BaseParameterSyntax parameter => parameter.AttributeLists,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists,
        _ => throw new ArgumentException($"A {owner.Kind()} has no attributes.", nameof(owner)),
    };

    private static SyntaxNode WithLists(SyntaxNode owner, SyntaxList<AttributeListSyntax> lists) => owner switch
    {
        MemberDeclarationSyntax member => member.WithAttributeLists(lists),
        BaseParameterSyntax parameter => parameter.WithAttributeLists(lists),
        AccessorDeclarationSyntax accessor => accessor.WithAttributeLists(lists),
        _ => throw new ArgumentException($"A {owner.Kind()} has no attributes.", nameof(owner)),
    };
}
