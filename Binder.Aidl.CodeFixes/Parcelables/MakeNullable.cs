using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL052: lets a parcelable end by making the property nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeNullable)), Shared]
public sealed class MakeNullable() : BinderCodeFix(DiagnosticDescriptors.RecursiveParcelable)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) => fault.Type is { } type
        ? [fault.Edit($"Use '{type}?'", type, static (editor, node) => editor.ReplaceNode(node, Nullable(node)))]
        : [];

    private static NullableTypeSyntax Nullable(TypeSyntax type) => SyntaxFactory.NullableType(type.WithoutTrivia()).WithTriviaFrom(type);
}
