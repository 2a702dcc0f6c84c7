using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL057, AIDL059, AIDL082: removes an attribute that says nothing where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveMisplacedAttribute)), Shared]
public sealed class RemoveMisplacedAttribute() : BinderCodeFix(
    DiagnosticDescriptors.FixedSize, DiagnosticDescriptors.RawFileDescriptor, DiagnosticDescriptors.LocalMember)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) => fault.Find<AttributeSyntax>() is { } attribute
        ? [fault.Edit($"Remove [{attribute.Name}]", attribute, static (editor, node) => editor.RemoveAttribute(node), attribute.Name.ToString())]
        : [];
}
