using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>A file bound and projected. The generator takes the types, the analyzer the diagnostics.</summary>
/// <param name="Projected">What C# is made from: nothing of a file with an error, of which C# could say only another type than the one meant.</param>
/// <param name="Diagnostics">What is wrong, in AIDL or in C#, in the order of positions.</param>
internal sealed record AidlProjection(ProjectedFile Projected, IReadOnlyList<AidlDiagnostic> Diagnostics)
{
    public static AidlProjection Of(AidlFile file, AidlProject project, CancellationToken cancellation)
    {
        AidlFileOptions options = project.OptionsOf(file.Path);
        AidlBoundFile bound = AidlBinder.Bind(file, project.Index, options.Binding ?? AidlOptions.Default, cancellation);
        ProjectedFile projected = FileProjector.Project(bound, project, out IReadOnlyList<AidlDiagnostic> more);
        AidlDiagnostic[] diagnostics = [.. bound.Diagnostics.Concat(more).OrderBy(static diagnostic => diagnostic.Span.Start)];
        return new AidlProjection(diagnostics.Any(static diagnostic => diagnostic.IsError) ? new ProjectedFile(default) : projected, diagnostics);
    }
}
