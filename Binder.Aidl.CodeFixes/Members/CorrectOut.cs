using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL033: replaces <c>[Out]</c> by the modifier <c>out</c>, or removes it beside a modifier.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CorrectOut)), Shared]
public sealed class CorrectOut() : BinderCodeFix(DiagnosticDescriptors.OutAttribute)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<ParameterSyntax>() is not { } parameter || fault.Find<AttributeSyntax>() is not { } attribute)
            yield break;

        if (parameter.Default is null && fault.Declared(parameter) is IParameterSymbol { RefKind: RefKind.None, IsParams: false } symbol && HasAnswer(symbol))
        {
            yield return fault.Edit("Use the modifier 'out'", attribute, static (editor, node) =>
            {
                editor.RemoveAttribute(node);
                editor.ReplaceNode(node.FirstAncestorOrSelf<ParameterSyntax>()!, static (current, _) => WithOut((ParameterSyntax)current));
            }, "Modifier");
        }

        yield return fault.Edit("Remove [Out]", attribute, static (editor, node) => editor.RemoveAttribute(node), "Remove");
    }

    private static ParameterSyntax WithOut(ParameterSyntax parameter) => parameter
        .WithoutLeadingTrivia()
        .AddModifiers(SyntaxFactory.Token(SyntaxKind.OutKeyword).WithTrailingTrivia(SyntaxFactory.Space))
        .WithLeadingTrivia(parameter.GetLeadingTrivia());

    private static bool HasAnswer(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol method
        && !method.IsAsynchronous() && !method.Has(KnownNames.OnewayAttribute) && !method.ContainingType.Has(KnownNames.OnewayAttribute);
}
