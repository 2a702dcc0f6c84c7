namespace Binder.Aidl.Generator.Aidl.Syntax;

/// <summary>Finds the names in a file that can lead to other files.</summary>
internal static class SyntaxNames
{
    /// <summary>Imports, and names with a dot wherever a type or a constant is used, in any order.</summary>
    public static IEnumerable<NameSyntax> Qualified(DocumentSyntax root)
    {
        foreach (ImportSyntax import in root.Imports)
            yield return import.Name;

        Stack<SyntaxNode> open = new(root.Declarations);
        while (open.Count > 0)
        {
            SyntaxNode node = open.Pop();
            NameSyntax? name = node switch
            {
                TypeSyntax type => type.Name,
                NameExpressionSyntax expression => expression.Name,
                _ => null,
            };
            if (name is { IsQualified: true })
                yield return name;
            foreach (SyntaxNode child in Children(node))
                open.Push(child);
        }
    }

    private static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
    {
        EnumSyntax @enum => @enum.Enumerators,
        DeclarationSyntax declaration => declaration.Members,
        EnumeratorSyntax enumerator => Some(enumerator.Value),
        FieldSyntax field => Some(field.Type, field.Default),
        ConstantSyntax constant => Some(constant.Value),
        MethodSyntax method => method.Arguments.Select(static SyntaxNode (argument) => argument.Type).Append(method.Type),
        TypeSyntax type => type.Arguments.Concat<SyntaxNode>(type.Ranks),
        ArrayRankSyntax rank => Some(rank.Size),
        ParenthesizedExpressionSyntax parenthesized => Some(parenthesized.Inner),
        UnaryExpressionSyntax unary => Some(unary.Operand),
        BinaryExpressionSyntax binary => Some(binary.Left, binary.Right),
        ArrayExpressionSyntax array => array.Elements,
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Some(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();
}
