using System.CommandLine;
using Binder.Aidl.Generator.Aidl.Api;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl api-mapping</c>: where each method is declared.</summary>
internal static class ApiMappingCommand
{
    public static Command Create()
    {
        Argument<string[]> files = InputFiles.Argument();
        Option<string?> output = OutputFile.Option();
        SourceOptions source = new();
        Command command = new("api-mapping", "Write where each method is declared: a line with its signature, a line with its place.") { files, output };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
        {
            if (source.Load(arguments, arguments.GetRequiredValue(files)) is not { } sources)
                return false;

            OutputFile.Write(arguments.GetValue(output), ApiMapping.Of(sources.Inputs));
            return true;
        }));
        return command;
    }
}
