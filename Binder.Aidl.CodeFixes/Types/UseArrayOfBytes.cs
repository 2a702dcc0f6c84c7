using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL023: turns a list of bytes into an array.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseArrayOfBytes)), Shared]
public sealed class UseArrayOfBytes() : BinderCodeFix(DiagnosticDescriptors.ByteList)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Type is not { } list || fault.Model.GetTypeInfo(list, fault.Token).Type is not INamedTypeSymbol { TypeArguments: [{ } element] })
            return [];

        IArrayTypeSymbol array = fault.Compilation.CreateArrayTypeSymbol(element);
        return [fault.Edit($"Use '{array.ShortName()}'", list, (editor, type) => editor.ReplaceType(type, array))];
    }
}
