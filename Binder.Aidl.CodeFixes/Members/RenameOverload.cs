using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Rename;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL013: gives an overload a name of its own, everywhere it is used.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RenameOverload)), Shared]
public sealed class RenameOverload() : BinderCodeFix(DiagnosticDescriptors.Overload)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault)
    {
        if (fault.Declared(fault.Find<MethodDeclarationSyntax>()) is not IMethodSymbol method || OverloadNames.For(method) is not { } name)
            return [];

        return [new Fix($"Rename to '{name}'", "", token => Renamer.RenameSymbolAsync(fault.Solution, method, new SymbolRenameOptions(), name, token))];
    }
}
