using System.CommandLine;
using Binder.Aidl.Generator.Export;
using Binder.Tool.Commands;
using Microsoft.CodeAnalysis;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl export</c>: the .aidl files of Binder interfaces that are written in C#.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<string> source = new("PROJECT|ASSEMBLY") { Description = "A .csproj file, a folder with one, or a compiled assembly." };
        Option<string> output = new("--out", "-o") { Description = "The folder to write to: the import root.", HelpName = "DIR", Required = true };
        Option<string> configuration = new("--configuration", "-c") { Description = "Of a project: what is built. Default: Debug.", HelpName = "NAME", DefaultValueFactory = static _ => "Debug" };
        Command command = new("export", "Write the .aidl files of interfaces and types that are written in C#.") { source, output, configuration };
        command.SetAction((arguments, cancellation) => Task.FromResult(AidlCommand.Run(() =>
        {
            ExportSource assembly = ExportSource.Open(arguments.GetRequiredValue(source), arguments.GetRequiredValue(configuration));
            AidlExport export = AidlExporter.Export(assembly.Compilation, assembly.Assembly, cancellation);
            return Print(export) && Write(export, arguments.GetRequiredValue(output));
        })));
        return command;
    }

    /// <returns>Whether there is no error.</returns>
    private static bool Print(AidlExport export)
    {
        foreach (Diagnostic diagnostic in export.Diagnostics)
            Console.Error.WriteLine(Printable.Of(TextOf(diagnostic)));

        return !export.Diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string TextOf(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetMappedLineSpan();
        string where = diagnostic.Location.IsInSource
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place.Path}:{place.StartLinePosition.Line + 1}:{place.StartLinePosition.Character + 1}")
            : "binder";
        string severity = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return $"{where}: {severity} {diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static bool Write(AidlExport export, string folder)
    {
        if (export.Files.IsEmpty)
        {
            Console.Error.WriteLine("binder: There is nothing to export: no type has [BinderInterface], [Parcelable] or [Union].");
            return false;
        }

        foreach (AidlTextFile file in export.Files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            Console.Out.WriteLine(path);
        }

        return true;
    }
}
