using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL040, AIDL041, AIDL042: gives a member the next free transaction code.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetTransactionCode)), Shared]
public sealed class SetTransactionCode() : BinderCodeFix(
    DiagnosticDescriptors.TransactionRange, DiagnosticDescriptors.DuplicateTransaction, DiagnosticDescriptors.MixedTransactions)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<MemberDeclarationSyntax>() is not { } declaration
            || fault.Declared(SymbolNodeOf(declaration)) is not { ContainingType: { } type } member
            || FreeCodes.Of(type, fault.Compilation, fault.Token).For(member) is not { } code
            || fault.Compilation.GetTypeByMetadataName(KnownNames.TransactionAttribute) is not { } attribute)
        {
            return [];
        }

        ExpressionSyntax value = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(code));
        return fault.Find<AttributeArgumentSyntax>() is { } argument
            ? [fault.Edit($"Use the transaction code {code}", argument.Expression, (editor, old) => Replace(editor, old, value), "Replace")]
            : [fault.Edit($"Add [Transaction({code})]", declaration, (editor, node) => editor.AddAttributeInLine(node, attribute, value), "Add")];
    }

    private static SyntaxNode SymbolNodeOf(MemberDeclarationSyntax declaration) =>
        declaration is EventFieldDeclarationSyntax { Declaration.Variables: [{ } only] } ? only : declaration;

    private static void Replace(SyntaxEditor editor, ExpressionSyntax old, ExpressionSyntax value) =>
        editor.ReplaceNode(old, value.WithTriviaFrom(old));
}
