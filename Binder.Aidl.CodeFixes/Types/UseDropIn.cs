using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL020: writes the type that travels and holds the same, or makes the user's own type travel.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseDropIn)), Shared]
public sealed class UseDropIn() : BinderCodeFix(DiagnosticDescriptors.UnsupportedType)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Type is not { } syntax || fault.Model.GetTypeInfo(syntax, fault.Token).Type is not { } type)
            return [];

        if (DropIns.For(type, fault.Compilation) is { } dropIn)
            return [fault.Edit($"Use '{dropIn.ShortName()}'", syntax, (editor, node) => editor.ReplaceType(node, dropIn), "DropIn")];

        return TypeMark.Of(fault) is { } mark ? [mark] : [];
    }
}
