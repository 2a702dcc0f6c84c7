using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL030, AIDL031: removes <c>[Oneway]</c> from the method, and from the interface if it is there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOneway)), Shared]
public sealed class RemoveOneway() : BinderCodeFix(DiagnosticDescriptors.OnewayResult, DiagnosticDescriptors.OnewayOut)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Declared(fault.Find<MemberDeclarationSyntax>()) is not { ContainingType: { } type } member)
            return [];

        bool isOfInterface = type.Has(KnownNames.OnewayAttribute);
        return
        [
            fault.Edit(
                isOfInterface ? $"Remove [Oneway] from '{type.Name}'" : "Remove [Oneway]",
                fault.Attributes(member, KnownNames.OnewayAttribute).Concat(fault.Attributes(type, KnownNames.OnewayAttribute)),
                static (editor, attribute) => editor.RemoveAttribute(attribute),
                isOfInterface ? "Interface" : "Method"),
        ];
    }
}
