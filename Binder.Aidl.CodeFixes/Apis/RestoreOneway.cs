using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL224: makes a method one-way again, or one that is answered.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RestoreOneway)), Shared]
public sealed class RestoreOneway() : BinderCodeFix(ApiDescriptors.OnewayChanged)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Node is AttributeSyntax { Parent.Parent: MethodDeclarationSyntax } attribute)
            return [fault.Edit("Remove [Oneway]", attribute, static (editor, node) => editor.RemoveAttribute(node), "Remove")];

        return fault.Find<MethodDeclarationSyntax>() is { } method && fault.Node is not AttributeSyntax
            && fault.Compilation.GetTypeByMetadataName(KnownNames.OnewayAttribute) is { } oneway
                ? [fault.Edit("Add [Oneway]", method, (editor, node) => editor.AddAttributeInLine(node, oneway), "Add")]
                : [];
    }
}
