using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;

namespace Binder.Aidl.Generator.Aidl.Loading;

/// <summary>Files and all that they import.</summary>
/// <param name="Inputs">The files that were asked for, in order.</param>
/// <param name="Imports">The files that were found through imports and qualified names, preprocessed lists among them.</param>
/// <param name="Index">Of all of them.</param>
/// <param name="Ambiguities">Names that two import roots know, with the file that uses them.</param>
internal sealed record AidlProgram(
    ImmutableArray<AidlFile> Inputs,
    ImmutableArray<AidlFile> Imports,
    AidlIndex Index,
    ImmutableArray<(AidlFile File, AidlDiagnostic Diagnostic)> Ambiguities)
{
    /// <summary>Binds a file of the program.</summary>
    public AidlBoundFile Bind(AidlFile file, AidlOptions options, CancellationToken cancellation = default)
    {
        AidlBoundFile bound = AidlBinder.Bind(file, Index, options, cancellation);
        return bound with
        {
            Diagnostics = [.. bound.Diagnostics.Concat(Ambiguities.Where(found => found.File == file).Select(static found => found.Diagnostic))
                .OrderBy(static diagnostic => diagnostic.Span.Start)],
        };
    }
}
