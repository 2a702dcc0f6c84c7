using System.CommandLine;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl check</c>: says what is wrong with files.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Argument<string[]> files = InputFiles.Argument();
        SourceOptions source = new();
        Command command = new("check", "Say what is wrong with .aidl files.") { files };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() => source.Load(arguments, arguments.GetRequiredValue(files)) is not null));
        return command;
    }
}
