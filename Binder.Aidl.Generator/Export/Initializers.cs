using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.Export;

/// <summary>Constants that properties begin with. Only source code tells: an assembly has them as code of the constructor.</summary>
internal static class Initializers
{
    /// <returns>The value as C# spells it, an array as a collection expression; null if it is no constant.</returns>
    public static string? ConstantOf(ITypeSymbol type, ExpressionSyntax value, Compilation compilation, CancellationToken token) =>
        Spell(value, type, compilation.GetSemanticModel(value.SyntaxTree), token);

    public static ExpressionSyntax? Of(IPropertySymbol property, CancellationToken token) =>
        (property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token) as PropertyDeclarationSyntax)?.Initializer?.Value;

    /// <summary>What a record's constructor without parameters gives to the one with its value.</summary>
    public static ExpressionSyntax? OfDefaultConstructor(INamedTypeSymbol record, CancellationToken token) => record.InstanceConstructors
        .Where(static constructor => constructor.Parameters.IsEmpty)
        .Select(constructor => constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token))
        .OfType<ConstructorDeclarationSyntax>()
        .Select(static constructor => constructor.Initializer?.ArgumentList.Arguments is [{ } only] ? only.Expression : null)
        .FirstOrDefault();

    /// <summary>
    /// Whether the initializer makes what other languages begin with, too: null, an empty collection, a new object; <c>string.Empty</c>, while
    /// <c>""</c> is a value that somebody gave.
    /// </summary>
    public static bool IsEmpty(ExpressionSyntax value) => value switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => IsEmpty(suppressed.Operand),
        LiteralExpressionSyntax or DefaultExpressionSyntax => value.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression or SyntaxKind.DefaultExpression,
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        ArrayCreationExpressionSyntax array => array.Initializer is null,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(string.Empty), Expression: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.StringKeyword } } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "NewFixedArray" or "CreateDefault" } } } => true,
        BaseObjectCreationExpressionSyntax creation => creation.Initializer is null && creation.ArgumentList?.Arguments.Count is null or 0,
        _ => false,
    };

    private static string? Spell(ExpressionSyntax value, ITypeSymbol type, SemanticModel model, CancellationToken token)
    {
        if (model.GetConstantValue(value, token) is { HasValue: true, Value: var constant })
            return DefaultValues.Spell(constant, type);

        ITypeSymbol? element = type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [{ } only] } => only,
            _ => null,
        };
        if (element is null || ElementsOf(value) is not { } elements)
            return null;

        string?[] texts = [.. elements.Select(each => Spell(each, element, model, token))];
        return texts.Contains(null) ? null : $"[{string.Join(", ", texts)}]";
    }

    private static IEnumerable<ExpressionSyntax>? ElementsOf(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax) =>
            collection.Elements.Cast<ExpressionElementSyntax>().Select(static element => element.Expression),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        InitializerExpressionSyntax initializer => initializer.Expressions,
        _ => null,
    };
}
