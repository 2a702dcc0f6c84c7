using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Binding;

/// <summary>A file after binding.</summary>
/// <param name="Source">The file; gives lines and columns of positions.</param>
/// <param name="Declarations">What it declares, in order. If there is an error, parts may be missing.</param>
/// <param name="Diagnostics">Syntax errors and everything else, in order of position; lints are among them.</param>
internal sealed record AidlBoundFile(AidlFile Source, ImmutableArray<AidlDeclaration> Declarations, ImmutableArray<AidlDiagnostic> Diagnostics)
{
    public bool HasErrors => Diagnostics.Any(static diagnostic => diagnostic.IsError);

    public IEnumerable<Diagnostic> ToDiagnostics() => Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic(Source));
}
