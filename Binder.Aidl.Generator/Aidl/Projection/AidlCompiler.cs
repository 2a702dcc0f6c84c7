using System.Collections.Immutable;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Outline;
using Binder.Aidl.Generator.Emit;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>A file for <see cref="AidlCompiler"/>.</summary>
/// <param name="Path">As diagnostics repeat it.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsInput">Whether C# is made from it; else others only look at it.</param>
/// <param name="IsPreprocessed">Whether it is a list as <c>preprocess</c> writes it.</param>
internal sealed record AidlSource(string Path, SourceText Text, bool IsInput, bool IsPreprocessed = false);

/// <summary>What holds for all inputs.</summary>
internal sealed record AidlCompilerOptions
{
    /// <summary>The C# namespace of the types, null for the one that follows from the package.</summary>
    public string? Namespace { get; init; }

    /// <summary>The version of the interfaces, 0 for none.</summary>
    public int Version { get; init; }

    /// <summary>The hash of the API, null for none.</summary>
    public string? Hash { get; init; }

    /// <summary>What is demanded beyond the language.</summary>
    public AidlOptions Binding { get; init; } = AidlOptions.Default;
}

/// <summary>What came out.</summary>
/// <param name="Diagnostics">Of the inputs, in the order of files and positions.</param>
/// <param name="Files">Empty if there is an error.</param>
internal sealed record AidlCompilation(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<CSharpFile> Files);

/// <param name="Name">Name of a file, without folders.</param>
/// <param name="Text">C# that needs Binder.Core and nothing else.</param>
internal sealed record CSharpFile(string Name, string Text);

/// <summary>Makes C# from <c>.aidl</c> files without a C# compilation around them.</summary>
internal static class AidlCompiler
{
    public static AidlCompilation Compile(IEnumerable<AidlSource> sources, AidlCompilerOptions options, CancellationToken cancellation = default)
    {
        (AidlFile File, AidlFileOptions Options)[] files =
        [
            .. sources.Select(source => (
                AidlFile.Parse(source.Path, source.Text, source.IsPreprocessed, cancellation),
                new AidlFileOptions(options.Namespace, options.Version, options.Hash, !source.IsInput, source.IsPreprocessed, options.Binding))),
        ];
        AidlProject project = AidlProject.Of(files.Select(static file => new AidlProjectFile(OutlineBuilder.Build(file.File), file.Options)));

        List<Diagnostic> diagnostics = [];
        List<ProjectedType> types = [];
        foreach ((AidlFile file, _) in files.Where(static file => file.Options.IsGenerated))
        {
            AidlProjection projection = AidlProjection.Of(file, project, cancellation);
            diagnostics.AddRange(projection.Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic(file)));
            types.AddRange(projection.Projected.Types);
        }

        bool hasErrors = diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new AidlCompilation([.. diagnostics], hasErrors ? [] : [.. Emit(types, cancellation)]);
    }

    private static IEnumerable<CSharpFile> Emit(List<ProjectedType> types, CancellationToken cancellation)
    {
        EquatableArray<string> collisions = HintNames.FindCollisions(types.SelectMany(ProjectionEmitter.HintNamesOf));
        foreach (ProjectedType type in types)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach ((TypeModel part, string role, string text) in ProjectionEmitter.Emit(type))
                yield return new CSharpFile(HintNames.Of(part, role, collisions), text);
        }
    }
}
