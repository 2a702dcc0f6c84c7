using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>What one parse found wrong, and on which other declarations the result depends.</summary>
internal sealed class Faults
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly HashSet<INamedTypeSymbol> _uses = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the declaration is unusable, reported or not.</summary>
    public bool Any { get; private set; }

    /// <summary>Annotated types of source code that generated code relies on.</summary>
    public ImmutableArray<INamedTypeSymbol> Uses => [.. _uses];

    public void Report(DiagnosticDescriptor descriptor, Location? location, params object[] arguments)
    {
        _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
        Any = true;
    }

    /// <summary>The declaration is unusable for a reason that the compiler reports.</summary>
    public void Silently() => Any = true;

    /// <summary>Generated code relies on what is generated for another type.</summary>
    public void Use(ITypeSymbol type)
    {
        if (!type.DeclaringSyntaxReferences.IsEmpty)
            _uses.Add((INamedTypeSymbol)type.OriginalDefinition);
    }

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();
}
