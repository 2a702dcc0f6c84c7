using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL233: gives an appended field a default by making it nullable.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeAppendedNullable)), Shared]
public sealed class MakeAppendedNullable() : BinderCodeFix(ApiDescriptors.NoUsableDefault)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<PropertyDeclarationSyntax>() is not { Type: not NullableTypeSyntax } property
            || fault.Declared(property) is not IPropertySymbol { Type: { TypeKind: not TypeKind.Enum, Name: not "ParcelableHolder" } })
        {
            return [];
        }

        return [fault.Edit($"Use '{property.Type}?'", property, static (editor, node) => editor.ReplaceNode(node, Nullable(node)))];
    }

    /// <summary>Without <c>= default!</c>, which only said that there is no value.</summary>
    private static PropertyDeclarationSyntax Nullable(PropertyDeclarationSyntax property)
    {
        PropertyDeclarationSyntax nullable = property.WithType(SyntaxFactory.NullableType(property.Type.WithoutTrivia()).WithTriviaFrom(property.Type));
        return property.Initializer?.Value.IsKind(SyntaxKind.SuppressNullableWarningExpression) == true
            ? nullable.WithInitializer(null).WithSemicolonToken(default)
                .WithAccessorList(property.AccessorList!.WithTrailingTrivia(property.GetTrailingTrivia()))
            : nullable;
    }
}
