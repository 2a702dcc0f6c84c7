using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL051, AIDL054: keeps a property or a field out of the parcel with <c>[IgnoreDataMember]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IgnoreMember)), Shared]
public sealed class IgnoreMember() : BinderCodeFix(DiagnosticDescriptors.PropertyNotSettable, DiagnosticDescriptors.PublicField)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) =>
        fault.Find<MemberDeclarationSyntax>() is { } member and not TypeDeclarationSyntax
        && fault.Compilation.GetTypeByMetadataName(KnownNames.IgnoreDataMemberAttribute) is { } attribute
            ? [fault.Edit("Leave it out with [IgnoreDataMember]", member, (editor, node) => editor.AddAttribute(node, attribute))]
            : [];
}
