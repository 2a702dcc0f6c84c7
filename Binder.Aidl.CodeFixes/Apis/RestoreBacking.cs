using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL236: backs an enum by the released type again.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RestoreBacking)), Shared]
public sealed class RestoreBacking() : BinderCodeFix(ApiDescriptors.BackingChanged)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Type is not { } backing || fault.Property(ApiRepair.Was) is not { } was)
            return [];

        string keyword = was == "byte" ? "sbyte" : was;
        return [fault.Edit($"Back it by '{keyword}'", backing, (editor, node) => editor.ReplaceType(node, SyntaxFactory.ParseTypeName(keyword)))];
    }
}
