using Binder.Aidl.Generator.Aidl.Binding;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>What C# cannot say of one file, found on the way.</summary>
internal sealed class ProjectionFaults
{
    private readonly List<AidlDiagnostic> _diagnostics = [];

    public IReadOnlyList<AidlDiagnostic> Diagnostics => _diagnostics;

    public void Report(DiagnosticDescriptor descriptor, AidlPosition position, params string[] arguments) =>
        _diagnostics.Add(new AidlDiagnostic(descriptor, position.Span, arguments));
}
