using System.Composition;
using Binder.Aidl.CodeFixes.Edits;
using Binder.Aidl.Generator.CSharp;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL030: lets a one-way method return nothing, or a task that completes when the call is queued.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReturnNothing)), Shared]
public sealed class ReturnNothing() : BinderCodeFix(DiagnosticDescriptors.OnewayResult)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Find<MethodDeclarationSyntax>() is not { } method || fault.Declared(method) is not IMethodSymbol { ReturnType: { } result })
            return [];

        INamedTypeSymbol? nothing = result switch
        {
            _ when result.Is(KnownNames.TaskOfT) => fault.Compilation.GetTypeByMetadataName(KnownNames.Task),
            _ when result.Is(KnownNames.ValueTaskOfT) => fault.Compilation.GetTypeByMetadataName(KnownNames.ValueTask),
            _ => fault.Compilation.GetSpecialType(SpecialType.System_Void),
        };
        return nothing is null
            ? []
            : [fault.Edit($"Return '{nothing.ShortName()}'", method.ReturnType, (editor, type) => editor.ReplaceType(type, nothing))];
    }
}
