using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Export;

/// <summary>The AIDL of an assembly.</summary>
/// <param name="Diagnostics">What has no form in AIDL, and what is wrong in C#.</param>
/// <param name="Files">The files, sorted by path; none if there is an error.</param>
internal sealed record AidlExport(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<AidlTextFile> Files)
{
    /// <summary>What the files are made from.</summary>
    public ImmutableArray<ExportedType> Types { get; init; } = [];

    /// <summary>The types of other assemblies, for the files' imports.</summary>
    public ImmutableArray<AidlTextFile> Imports { get; init; } = [];
}

/// <param name="Path">Below an import root, with slashes: <c>com/example/IFoo.aidl</c>.</param>
/// <param name="Text">The whole file; lines end with <c>\n</c>.</param>
internal sealed record AidlTextFile(string Path, string Text);
