using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes.Edits;

/// <summary>How parameters are passed.</summary>
internal static class ParameterEdits
{
    /// <summary>The parameter without <c>in</c>, <c>out</c>, <c>ref</c> and <c>ref readonly</c>.</summary>
    public static ParameterSyntax WithoutReference(this ParameterSyntax parameter) => parameter
        .WithModifiers([.. parameter.Modifiers.Where(static modifier => !IsReference(modifier))])
        .WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static bool IsReference(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.InKeyword or SyntaxKind.OutKeyword or SyntaxKind.RefKeyword or SyntaxKind.ReadOnlyKeyword;
}
