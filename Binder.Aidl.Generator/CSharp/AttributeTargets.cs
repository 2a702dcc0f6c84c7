using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

internal static class AttributeTargets
{
    /// <summary>
    /// Whether the declaration carries the type's first attribute of the name, and is not what this generator wrote with everything else of
    /// the type. An attribute that is, wrongly, on two partial declarations finds the type twice.
    /// </summary>
    public static bool HasFirst(this INamedTypeSymbol type, string attribute, SyntaxNode declaration) =>
        type.FindAttribute(attribute)?.ApplicationSyntaxReference is { } first && first.SyntaxTree == declaration.SyntaxTree
        && declaration.Span.Contains(first.Span) && !type.IsGenerated();
}
