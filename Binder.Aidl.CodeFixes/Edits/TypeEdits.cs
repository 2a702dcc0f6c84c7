using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes.Edits;

/// <summary>Types that give way to others where they are used.</summary>
internal static class TypeEdits
{
    /// <summary>Writes another type, as short as the using directives allow, after adding the directive that its name needs.</summary>
    public static void ReplaceType(this SyntaxEditor editor, TypeSyntax type, ITypeSymbol replacement) =>
        editor.ReplaceType(type, (TypeSyntax)editor.Generator.TypeExpression(replacement, addImport: true));

    /// <summary>Writes another type, and for the default value one that the type has.</summary>
    public static void ReplaceType(this SyntaxEditor editor, TypeSyntax type, TypeSyntax replacement)
    {
        editor.ReplaceNode(type, replacement.WithTriviaFrom(type));
        ExpressionSyntax? value = type.Parent is NullableTypeSyntax ? null : DefaultOf(type.Parent)?.Value;
        if (value.IsKind(SyntaxKind.NullLiteralExpression))
            editor.ReplaceNode(value!, SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression, SyntaxFactory.Token(SyntaxKind.DefaultKeyword)));
        else if (replacement is ArrayTypeSyntax && value is BaseObjectCreationExpressionSyntax)
            editor.ReplaceNode(value, SyntaxFactory.CollectionExpression());
    }

    private static EqualsValueClauseSyntax? DefaultOf(SyntaxNode? owner) => owner switch
    {
        ParameterSyntax parameter => parameter.Default,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };

    /// <summary>The type's declarations that a user wrote, if a user wrote it.</summary>
    public static IEnumerable<TypeDeclarationSyntax> WithContainers(this INamedTypeSymbol type, CancellationToken token)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            foreach (TypeDeclarationSyntax part in current.Declarations(token))
                yield return part;
        }
    }
}
