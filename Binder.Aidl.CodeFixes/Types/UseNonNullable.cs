using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL021, AIDL061: removes <c>?</c> from a type that AIDL does not have with null.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseNonNullable)), Shared]
public sealed class UseNonNullable() : BinderCodeFix(DiagnosticDescriptors.NullablePrimitive, DiagnosticDescriptors.Holder)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        TypeSyntax? value = fault.Node switch
        {
            _ when fault.Id == DiagnosticDescriptors.Holder.Id && !IsInParcelable(fault) => null,
            NullableTypeSyntax nullable => nullable.ElementType,
            GenericNameSyntax { Identifier.ValueText: nameof(Nullable), TypeArgumentList.Arguments: [{ } only] } => only,
            QualifiedNameSyntax { Right: GenericNameSyntax { Identifier.ValueText: nameof(Nullable), TypeArgumentList.Arguments: [{ } only] } } => only,
            _ => null,
        };
        return value is null
            ? []
            : [fault.Edit($"Use '{value}'", (TypeSyntax)fault.Node, (editor, type) => editor.ReplaceType(type, value))];
    }

    private static bool IsInParcelable(Fault fault) => fault.DeclaredType?.Has(KnownNames.ParcelableAttribute) == true;
}
