using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL015: removes an accessibility from a member or an accessor, which is then public as the interface says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePublic)), Shared]
public sealed class MakePublic() : BinderCodeFix(DiagnosticDescriptors.NonPublicMember)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        SyntaxNode? declaration = fault.Find<AccessorDeclarationSyntax>() ?? (SyntaxNode?)fault.Find<MemberDeclarationSyntax>();
        return declaration is null
            ? []
            : [fault.Edit("Make it public", declaration, static (editor, node) => editor.SetAccessibility(node, Accessibility.NotApplicable))];
    }
}
