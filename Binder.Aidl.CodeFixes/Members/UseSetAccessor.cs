using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL018: turns <c>init</c> into <c>set</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseSetAccessor)), Shared]
public sealed class UseSetAccessor() : BinderCodeFix(DiagnosticDescriptors.InitAccessor)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) => fault.Find<AccessorDeclarationSyntax>() is { } accessor
        ? [fault.Edit("Use 'set'", accessor, static (editor, init) => editor.ReplaceNode(init, SetterLike(init)))]
        : [];

    private static AccessorDeclarationSyntax SetterLike(AccessorDeclarationSyntax init) => SyntaxFactory.AccessorDeclaration(
        SyntaxKind.SetAccessorDeclaration,
        init.AttributeLists,
        init.Modifiers,
        SyntaxFactory.Token(SyntaxKind.SetKeyword).WithTriviaFrom(init.Keyword),
        init.Body,
        init.ExpressionBody,
        init.SemicolonToken);
}
