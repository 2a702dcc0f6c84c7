using System.CommandLine;
using Binder.Aidl.Generator.Aidl.Api;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl preprocess</c>: many types as one list that other files can be compiled against.</summary>
internal static class PreprocessCommand
{
    public static Command Create()
    {
        Argument<string[]> files = InputFiles.Argument();
        Option<string?> output = OutputFile.Option();
        SourceOptions source = new();
        Command command = new("preprocess", "Write the types of .aidl files as one list, for --preprocessed.") { files, output };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
        {
            if (source.Load(arguments, arguments.GetRequiredValue(files)) is not { } sources)
                return false;

            OutputFile.Write(arguments.GetValue(output), PreprocessedList.Of(sources.Declarations));
            return true;
        }));
        return command;
    }
}
