using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>A file bound and projected. The generator takes the types, the analyzer the diagnostics.</summary>
/// <param name="Projected">What C# is made from, or why nothing is.</param>
/// <param name="Diagnostics">What is wrong, in AIDL or in C#, in the order of positions.</param>
internal sealed record AidlProjection(ProjectedFile Projected, IReadOnlyList<AidlDiagnostic> Diagnostics)
{
    public static AidlProjection Of(AidlFile file, AidlProject project, CancellationToken cancellation)
    {
        AidlBoundFile bound = Bind(file, project, cancellation);
        ProjectedFile projected = FileProjector.Project(bound, project, out IReadOnlyList<AidlDiagnostic> more);
        AidlDiagnostic[] diagnostics = [.. bound.Diagnostics.Concat(more).OrderBy(static diagnostic => diagnostic.Span.Start)];
        ProjectedError[] errors = [.. diagnostics.Where(static diagnostic => diagnostic.IsError).Select(diagnostic => ErrorOf(diagnostic, file))];
        return new AidlProjection(errors.Length > 0 ? new ProjectedFile(default, errors.ToEquatableArray()) : projected, diagnostics);
    }

    private static ProjectedError ErrorOf(AidlDiagnostic diagnostic, AidlFile file)
    {
        LinePositionSpan lines = file.Text.Lines.GetLinePositionSpan(diagnostic.Span);
        return new ProjectedError(
            diagnostic.Descriptor.Id,
            file.Path,
            diagnostic.Span.Start,
            diagnostic.Span.Length,
            (lines.Start.Line, lines.Start.Character),
            (lines.End.Line, lines.End.Character),
            diagnostic.Arguments.ToEquatableArray());
    }

    /// <summary>What others may rely on in the file.</summary>
    public static FileApi ApiOf(AidlFile file, AidlProject project, CancellationToken cancellation) => FileApi.Of(Bind(file, project, cancellation));

    private static AidlBoundFile Bind(AidlFile file, AidlProject project, CancellationToken cancellation) =>
        AidlBinder.Bind(file, project.Index, project.OptionsOf(file.Path).Binding ?? AidlOptions.Default, cancellation);
}
