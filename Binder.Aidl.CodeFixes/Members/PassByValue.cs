using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL031, AIDL032: passes a parameter by value.</summary>
/// <remarks>An <c>out</c> parameter of an asynchronous method is left: it has a result that must go elsewhere.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassByValue)), Shared]
public sealed class PassByValue() : BinderCodeFix(DiagnosticDescriptors.OnewayOut, DiagnosticDescriptors.AsyncByReference)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<ParameterSyntax>() is not { } parameter
            || (fault.Id == DiagnosticDescriptors.AsyncByReference.Id && parameter.Modifiers.Any(SyntaxKind.OutKeyword)))
        {
            return [];
        }

        AttributeSyntax? attribute = fault.Find<AttributeSyntax>();
        return [fault.Edit($"Pass '{parameter.Identifier.ValueText}' by value", parameter, (editor, node) => Change(editor, node, attribute))];
    }

    private static void Change(SyntaxEditor editor, ParameterSyntax parameter, AttributeSyntax? attribute)
    {
        if (attribute is null)
            editor.ReplaceNode(parameter, parameter.WithoutReference());
        else
            editor.RemoveAttribute(attribute);
    }
}
