using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL227: removes an attribute that says something about a released type which it did not say.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAddedAnnotation)), Shared]
public sealed class RemoveAddedAnnotation() : BinderCodeFix(ApiDescriptors.AnnotationChanged)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) =>
        fault.Node is AttributeSyntax attribute && fault.Model.GetTypeInfo(attribute, fault.Token).Type is { } type && !type.Is(KnownNames.BinderInterfaceAttribute)
            ? [fault.Edit($"Remove [{attribute.Name}]", attribute, static (editor, node) => editor.RemoveAttribute(node))]
            : [];
}
