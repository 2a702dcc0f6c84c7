using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL056: makes the record of a union's member public and sealed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloseUnionMember)), Shared]
public sealed class CloseUnionMember() : BinderCodeFix(DiagnosticDescriptors.UnionMember)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<RecordDeclarationSyntax>() is not { } record
            || fault.DeclaredType is not { IsAbstract: false } type
            || (type is { IsSealed: true, DeclaredAccessibility: Accessibility.Public }))
        {
            return [];
        }

        return [fault.Edit($"Make '{type.Name}' public and sealed", record, Change)];
    }

    private static void Change(SyntaxEditor editor, RecordDeclarationSyntax record)
    {
        editor.SetAccessibility(record, Accessibility.Public);
        editor.ChangeModifiers(record, static it => it.WithIsSealed(true));
    }
}
