using System.Globalization;
using Binder.Aidl.Generator.Aidl;
using Binder.Aidl.Generator.Aidl.Api.Compatibility;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Tool.Commands;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Binder.Tool.Aidl;

/// <summary>Prints what is wrong with files, as compilers do: <c>PATH:LINE:COLUMN: error AIDLnnn: text</c>.</summary>
internal sealed class DiagnosticPrinter(TextWriter output, WarningOptions warnings)
{
    /// <summary>Whether an error was printed.</summary>
    public bool HasErrors { get; private set; }

    public void Print(SourceSet sources)
    {
        foreach (AidlBoundFile file in sources.Inputs)
            Print(file, isImport: false);
        foreach (AidlBoundFile file in sources.Imports)
            Print(file, isImport: true);
    }

    public void Print(IEnumerable<ApiFault> faults)
    {
        foreach (ApiFault fault in faults)
            Print(fault.File, fault.Diagnostic);
    }

    /// <summary>Prints what the compiler to C# says.</summary>
    public void Print(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            Print(place.Path, place.StartLinePosition, diagnostic.Descriptor, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Of an import only errors matter: its warnings are for those who work on it.</summary>
    private void Print(AidlBoundFile file, bool isImport)
    {
        foreach (AidlDiagnostic diagnostic in file.Diagnostics.Where(diagnostic => !isImport || diagnostic.IsError))
            Print(file.Source, diagnostic);
    }

    private void Print(AidlFile file, AidlDiagnostic diagnostic) =>
        Print(file.Path, file.Text.Lines.GetLinePosition(diagnostic.Span.Start), diagnostic.Descriptor, diagnostic.Message);

    private void Print(string path, LinePosition position, DiagnosticDescriptor descriptor, string message)
    {
        DiagnosticSeverity severity = warnings.SeverityOf(descriptor);
        if (severity == DiagnosticSeverity.Hidden)
            return;

        HasErrors |= severity == DiagnosticSeverity.Error;
        string kind = severity == DiagnosticSeverity.Error ? "error" : "warning";
        output.WriteLine(Printable.Of(string.Create(
            CultureInfo.InvariantCulture, $"{path}:{position.Line + 1}:{position.Character + 1}: {kind} {descriptor.Id}: {message}")));
    }
}
