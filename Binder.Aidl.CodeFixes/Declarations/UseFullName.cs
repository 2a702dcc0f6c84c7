using System.Composition;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL006: removes an empty descriptor, so that the interface has its full name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseFullName)), Shared]
public sealed class UseFullName() : BinderCodeFix(DiagnosticDescriptors.InvalidDescriptor)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { } type || fault.Find<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax list } argument)
            return [];

        SyntaxNode removed = list.Arguments.Count == 1 ? list : argument;
        return [fault.Edit($"Use the descriptor '{type.DottedName()}'", removed, static (editor, node) => editor.RemoveNode(node))];
    }
}
