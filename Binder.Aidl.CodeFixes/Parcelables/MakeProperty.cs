using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL054: turns a public field into a property; a read-only one into a property that is set once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeProperty)), Shared]
public sealed class MakeProperty() : BinderCodeFix(DiagnosticDescriptors.PublicField)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) =>
        fault.Find<FieldDeclarationSyntax>() is { Declaration: { Variables: [{ ArgumentList: null } variable], Type: not RefTypeSyntax } } field
            ? [fault.Edit($"Make '{variable.Identifier.ValueText}' a property", field, static (editor, node) => editor.ReplaceNode(node, PropertyFor(node)))]
            : [];

    private static PropertyDeclarationSyntax PropertyFor(FieldDeclarationSyntax field)
    {
        VariableDeclaratorSyntax variable = field.Declaration.Variables[0];
        bool isReadOnly = field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
        string accessors = isReadOnly ? "{ get; init; }" : "{ get; set; }";
        string initializer = variable.Initializer is null ? "" : $" {variable.Initializer.WithoutTrivia()};";
        IEnumerable<string> modifiers = field.Modifiers.Where(static modifier => !IsOfFields(modifier)).Select(static modifier => modifier.Text);
        string text = $"{string.Join(" ", modifiers)} {field.Declaration.Type.WithoutTrivia()} {variable.Identifier.Text} {accessors}{initializer}";
        PropertyDeclarationSyntax property = (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(text)!;
        return property.WithAttributeLists(field.AttributeLists).WithTriviaFrom(field);
    }

    private static bool IsOfFields(SyntaxToken modifier) => modifier.Kind() is SyntaxKind.ReadOnlyKeyword or SyntaxKind.VolatileKeyword;
}
