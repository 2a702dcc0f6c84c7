using System.Composition;
using System.Globalization;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL022: backs the enum by the smallest type of AIDL that has all its values, at least <c>int</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeEnumBacking)), Shared]
public sealed class ChangeEnumBacking() : BinderCodeFix(DiagnosticDescriptors.EnumBacking)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Type is not { } syntax
            || fault.Model.GetTypeInfo(syntax, fault.Token).Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type
            || type.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(fault.Token) is not EnumDeclarationSyntax { BaseList.Types: [{ } backing] })
        {
            return [];
        }

        decimal[] values = [.. type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.ConstantValue is not null).Select(ValueOf)];
        string? keyword = values switch
        {
            _ when values.All(static value => value is >= int.MinValue and <= int.MaxValue) => "int",
            _ when values.All(static value => value is >= long.MinValue and <= long.MaxValue) => "long",
            _ => null,
        };
        return keyword is null
            ? []
            : [fault.Edit($"Back '{type.Name}' by '{keyword}'", backing.Type, (editor, node) => editor.ReplaceType(node, SyntaxFactory.ParseTypeName(keyword)))];
    }

    private static decimal ValueOf(IFieldSymbol field) => Convert.ToDecimal(field.ConstantValue, CultureInfo.InvariantCulture);
}
