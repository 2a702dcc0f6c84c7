using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL051: adds the accessor with which a reader sets the property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddAccessor)), Shared]
public sealed class AddAccessor() : BinderCodeFix(DiagnosticDescriptors.PropertyNotSettable)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<PropertyDeclarationSyntax>() is not { AccessorList.Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration } getter] } property)
            return [];

        AccessorDeclarationSyntax init = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken)).WithTrailingTrivia(getter.GetTrailingTrivia());
        return [fault.Edit("Add 'init'", property.AccessorList, (editor, list) => editor.ReplaceNode(list, list.AddAccessors(init)))];
    }
}
