using System.Composition;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL053: holds what was the base class in a property.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HoldBase)), Shared]
public sealed class HoldBase() : BinderCodeFix(DiagnosticDescriptors.ParcelableInherits)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.DeclaredType is not { BaseType: { IsAbstract: false } parent } type
            || !parent.InstanceConstructors.Any(static constructor => constructor is { Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public })
            || type.GetMembers(parent.Name).Length > 0
            || type.GetMembers().Any(static member => member.IsOverride && !member.IsImplicitlyDeclared)
            || fault.Find<TypeDeclarationSyntax>() is not { BaseList.Types: [SimpleBaseTypeSyntax first, ..] } declaration
            || !SymbolEqualityComparer.Default.Equals(fault.Model.GetTypeInfo(first.Type, fault.Token).Type, parent))
        {
            return [];
        }

        return [fault.Edit($"Hold '{parent.Name}' in a property", declaration, (editor, node) => Change(editor, node, first.Type, parent.Name))];
    }

    private static void Change(SyntaxEditor editor, TypeDeclarationSyntax declaration, TypeSyntax parent, string name)
    {
        string text = $"public {parent} {Identifiers.Escape(name)} {{ get; set; }} = new();";
        MemberDeclarationSyntax property = SyntaxFactory.ParseMemberDeclaration(text)!
            .NormalizeWhitespace(elasticTrivia: true).WithTrailingTrivia(declaration.OpenBraceToken.TrailingTrivia);
        editor.RemoveNode(declaration.BaseList!.Types[0]);
        editor.InsertMembers(declaration, 0, [property]);
    }
}
