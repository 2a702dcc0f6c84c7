using System.Composition;
using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Binder.Aidl.CodeFixes;

/// <summary>AIDL005: marks the inherited interface with <c>[BinderInterface]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MarkInherited)), Shared]
public sealed class MarkInherited() : BinderCodeFix(DiagnosticDescriptors.InheritedInterface)
{
    private protected override IEnumerable<Fix> FixesFor(Fault fault) => TypeMark.Of(fault) is { } fix ? [fix] : [];
}
