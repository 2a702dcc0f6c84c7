using System.CommandLine;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl dump-api</c>: the API of files, one file per type.</summary>
internal static class DumpApiCommand
{
    public static Command Create()
    {
        Argument<string[]> files = InputFiles.Argument();
        Option<string?> output = new("--out", "-o") { Description = "The folder to write to; standard output if there is none.", HelpName = "DIR" };
        Option<bool> noLicence = new("--no-license") { Description = "Leave out the comments at the head of each source." };
        SourceOptions source = new();
        Command command = new("dump-api", "Write the API of .aidl files: canonical names, computed values, nothing that compilers do not read.") { files, output, noLicence };
        source.AddTo(command);
        command.SetAction(arguments => AidlCommand.Run(() =>
        {
            if (source.Load(arguments, arguments.GetRequiredValue(files)) is not { } sources)
                return false;

            foreach (ApiFile file in ApiFile.Of(sources, withLicence: !arguments.GetValue(noLicence)))
            {
                if (arguments.GetValue(output) is { } folder)
                    file.WriteBelow(folder);
                else
                    Console.Out.Write(file.Text);
            }

            return true;
        }));
        return command;
    }
}
