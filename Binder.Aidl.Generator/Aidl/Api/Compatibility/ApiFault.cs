using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>A change that breaks who was built against the older API.</summary>
/// <param name="File">Mostly of the newer API; of the older one where the newer has nothing to point at.</param>
/// <param name="Place">What in the file is wrong.</param>
internal sealed record ApiFault(AidlFile File, ApiPlace Place, AidlDiagnostic Diagnostic)
{
    public Diagnostic ToDiagnostic() => Diagnostic.ToDiagnostic(File);
}
