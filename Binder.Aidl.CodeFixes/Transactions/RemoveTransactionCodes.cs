using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL042: removes all transaction codes of the interface, so that they are counted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveTransactionCodes)), Shared]
public sealed class RemoveTransactionCodes() : BinderCodeFix(DiagnosticDescriptors.MixedTransactions)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { } type || fault.Find<MemberDeclarationSyntax>() is TypeDeclarationSyntax)
            return [];

        IEnumerable<AttributeSyntax> attributes = type.GetMembers().SelectMany(member => fault.Attributes(member, KnownNames.TransactionAttribute));
        return [fault.Edit($"Remove all [Transaction] from '{type.Name}'", attributes, static (editor, attribute) => editor.RemoveAttribute(attribute))];
    }
}
