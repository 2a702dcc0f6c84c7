using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>What one parse found wrong.</summary>
internal sealed class Faults
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Whether the declaration is unusable, reported or not.</summary>
    public bool Any { get; private set; }

    public void Report(DiagnosticDescriptor descriptor, Location? location, params object[] arguments)
    {
        _diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));
        Any = true;
    }

    /// <summary>The declaration is unusable for a reason that is reported elsewhere, by the compiler or for another declaration.</summary>
    public void Silently() => Any = true;

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();
}
