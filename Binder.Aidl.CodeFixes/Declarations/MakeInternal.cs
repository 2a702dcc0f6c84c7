using System.Composition;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL004: makes a file-local type internal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeInternal)), Shared]
public sealed class MakeInternal() : BinderCodeFix(DiagnosticDescriptors.FileLocalType)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { } type)
            return [];

        return [fault.Edit($"Make '{type.Name}' internal", type.Declarations(fault.Token), ReplaceModifier)];
    }

    private static void ReplaceModifier(SyntaxEditor editor, TypeDeclarationSyntax part)
    {
        SyntaxToken file = part.Modifiers.First(static modifier => modifier.IsKind(SyntaxKind.FileKeyword));
        SyntaxTokenList modifiers = part.Modifiers.Replace(file, SyntaxFactory.Token(SyntaxKind.InternalKeyword).WithTriviaFrom(file));
        editor.ReplaceNode(part, part.WithModifiers(modifiers));
    }
}
