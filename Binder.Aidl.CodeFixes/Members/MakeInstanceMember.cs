using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL016: makes a static abstract member one of remote objects.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInstanceMember)), Shared]
public sealed class MakeInstanceMember() : BinderCodeFix(DiagnosticDescriptors.StaticAbstractMember)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<MemberDeclarationSyntax>() is not { } member || member is BaseMethodDeclarationSyntax and not MethodDeclarationSyntax)
            return [];

        return
        [
            fault.Edit("Make it an instance member", member, static (editor, node) =>
                editor.ChangeModifiers(node, static it => it.WithIsStatic(false).WithIsAbstract(false))),
        ];
    }
}
