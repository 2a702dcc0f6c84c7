using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL017: returns the value and not a reference to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnByValue)), Shared]
public sealed class ReturnByValue() : BinderCodeFix(DiagnosticDescriptors.RefReturn)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) => fault.Node is RefTypeSyntax reference
        ? [fault.Edit("Return the value", reference, static (editor, type) => editor.ReplaceNode(type, type.Type.WithTriviaFrom(type)))]
        : [];
}
