using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL001, AIDL002, AIDL063: adds <c>partial</c> to every declaration of the type that lacks it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddPartial)), Shared]
public sealed class AddPartial()
    : BinderCodeFix(DiagnosticDescriptors.NotPartial, DiagnosticDescriptors.ContainerNotPartial, DiagnosticDescriptors.UnionMemberNotPartial)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { } type)
            return [];

        IEnumerable<TypeDeclarationSyntax> parts = type.Declarations(fault.Token).Where(static part => !part.Modifiers.Any(SyntaxKind.PartialKeyword));
        return [fault.Edit($"Make '{type.Name}' partial", parts, static (editor, part) => editor.ChangeModifiers(part, static it => it.WithPartial(true)))];
    }
}
