using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

internal static class AttributeTargets
{
    /// <summary>
    /// Whether the declaration carries the type's first attribute of the name, and is not what this generator wrote with everything else of
    /// the type. An attribute that is, wrongly, on two partial declarations finds the type twice.
    /// </summary>
    public static bool IsFirstOf(this GeneratorAttributeSyntaxContext target, string attribute)
    {
        SyntaxReference? first = target.TargetSymbol.FindAttribute(attribute)?.ApplicationSyntaxReference;
        return !target.TargetSymbol.IsGenerated() && first?.SyntaxTree == target.TargetNode.SyntaxTree && target.TargetNode.Span.Contains(first.Span);
    }
}
