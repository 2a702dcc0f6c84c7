using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL055: makes a union's record abstract.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CloseUnion)), Shared]
public sealed class CloseUnion() : BinderCodeFix(DiagnosticDescriptors.NotAUnion)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { IsRecord: true, IsAbstract: false, IsSealed: false, BaseType.SpecialType: SpecialType.System_Object } type
            || type.Declarations(fault.Token) is not [RecordDeclarationSyntax { ParameterList: null } record, ..]
            || type.GetMembers().Any(IsState) || !UnionMembers.Of(type, fault.Token).Any())
        {
            return [];
        }

        return
        [
            fault.Edit($"Make '{type.Name}' abstract", record, static (editor, node) =>
                editor.ChangeModifiers(node, static it => it.WithIsAbstract(true))),
        ];
    }

    private static bool IsState(ISymbol member) =>
        member is IFieldSymbol { IsStatic: false } or IMethodSymbol { MethodKind: MethodKind.Constructor, IsImplicitlyDeclared: false };
}
