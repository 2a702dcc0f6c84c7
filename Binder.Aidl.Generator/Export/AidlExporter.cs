using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.Export;

/// <summary>What came out.</summary>
/// <param name="Diagnostics">What is wrong with the C# declarations, or what AIDL cannot say of them.</param>
/// <param name="Files">Empty if there is an error.</param>
internal sealed record AidlExport(ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<AidlTextFile> Files);

/// <param name="Path">Where the file belongs below the import root: <c>com/example/IFoo.aidl</c>.</param>
/// <param name="Text">Its text.</param>
internal sealed record AidlTextFile(string Path, string Text);

/// <summary>Makes <c>.aidl</c> files from the annotated C# types of an assembly, documentation included.</summary>
internal static class AidlExporter
{
    /// <param name="compilation">The compilation of the assembly, or one that refers to it.</param>
    /// <param name="assembly">The assembly whose types are exported.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static AidlExport Export(Compilation compilation, IAssemblySymbol assembly, CancellationToken cancellation = default)
    {
        ExportCollector collector = new(compilation, cancellation);
        collector.Collect(assembly.GlobalNamespace);
        ImmutableArray<Diagnostic> diagnostics = [.. collector.Diagnostics];
        if (diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
            return new AidlExport(diagnostics, []);

        HeapFields heap = new(collector.Parcelables);
        return new AidlExport(diagnostics,
        [
            .. collector.Types.OrderBy(static type => type.Aidl.Name, StringComparer.Ordinal)
                .Select(type => new AidlTextFile(type.Aidl.Name.Replace('.', '/') + ".aidl", AidlText.Write(type, heap.Contains))),
        ]);
    }
}
