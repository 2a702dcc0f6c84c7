using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL225, AIDL231: moves a new member behind the released ones.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AppendMember)), Shared]
public sealed class AppendMember() : BinderCodeFix(ApiDescriptors.MethodMoved, ApiDescriptors.FieldMoved)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Property(ApiRepair.Append) is null || fault.Find<ParameterSyntax>() is not null
            || fault.Find<MemberDeclarationSyntax>() is not { Parent: TypeDeclarationSyntax type } member)
        {
            return [];
        }

        int index = type.Members.IndexOf(member);
        return [fault.Edit("Move it to the end", type, (editor, node) => editor.ReplaceNode(node, (current, _) => Move((TypeDeclarationSyntax)current, index)))];
    }

    private static TypeDeclarationSyntax Move(TypeDeclarationSyntax type, int index)
    {
        MemberDeclarationSyntax member = type.Members[index];
        return type.WithMembers(type.Members.RemoveAt(index).Add(member));
    }
}
