using System.CommandLine;
using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Aidl.Projection;
using Microsoft.CodeAnalysis;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl compile</c>: C# from files, without a build.</summary>
internal static class CompileCommand
{
    public static Command Create()
    {
        Argument<string[]> files = InputFiles.Argument();
        Option<string> output = new("--out", "-o") { Description = "The folder to write to.", HelpName = "DIR", Required = true };
        Option<string?> @namespace = new("--namespace") { Description = "The C# namespace of all types. Default: the one that follows from the package.", HelpName = "NAME" };
        Option<int> version = new("--version", "-v") { Description = "The version of the interfaces, from 1.", HelpName = "N" };
        Option<string?> hash = new("--hash") { Description = "The hash of the API that the interfaces belong to.", HelpName = "HASH" };
        SourceOptions source = new();
        Command command = new("compile", "Write C# for .aidl files: needs Binder.Core and no generator.") { files, output, @namespace, version, hash };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
        {
            if (source.Load(arguments, arguments.GetRequiredValue(files)) is not { } sources)
                return false;

            AidlCompilerOptions options = new()
            {
                Namespace = arguments.GetValue(@namespace),
                Version = arguments.GetValue(version),
                Hash = arguments.GetValue(hash),
                Binding = source.Options(arguments, isFrozen: false),
            };
            AidlCompilation compilation = AidlCompiler.Compile(SourcesOf(sources), options);
            DiagnosticPrinter printer = source.Printer(arguments);
            printer.Print(compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
            if (printer.HasErrors)
                return false;

            foreach (CSharpFile file in compilation.Files)
                new ApiFile(file.Name, file.Text).WriteBelow(arguments.GetRequiredValue(output));
            return true;
        }));
        return command;
    }

    private static IEnumerable<AidlSource> SourcesOf(SourceSet sources) => sources.Inputs.Select(static file => Of(file, isInput: true))
        .Concat(sources.Imports.Select(static file => Of(file, isInput: false)));

    private static AidlSource Of(AidlBoundFile file, bool isInput) => new(file.Source.Path, file.Source.Text, isInput, file.Source.IsPreprocessed);
}
