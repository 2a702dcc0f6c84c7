using System.CommandLine;
using Binder.Tool.Commands;

namespace Binder.Tool.Aidl;

/// <summary><c>binder aidl</c>: what Android's AIDL compiler does for APIs, at the command line.</summary>
internal static class AidlCommand
{
    public static Command Create()
    {
        Command command = new("aidl", "Check, compile and version .aidl files; exit code 1 if something is wrong with them.")
        {
            CheckCommand.Create(),
            CompileCommand.Create(),
            DumpApiCommand.Create(),
            CheckApiCommand.Create(),
            ApiMappingCommand.Create(),
            PreprocessCommand.Create(),
            HashCommand.Create(),
            FreezeCommand.Create(),
            ExportCommand.Create(),
        };
        return command;
    }

    /// <summary>Runs a command; what files or the command line do wrong becomes one line on standard error and an exit code.</summary>
    public static int Run(Func<bool> command)
    {
        try
        {
            return command() ? ExitCode.Success : ExitCode.Negative;
        }
        catch (AidlUsageException e)
        {
            return Say(e.Message, ExitCode.Usage);
        }
        catch (AidlFileException e)
        {
            Console.Error.WriteLine(Printable.Of(e.Message));
            return ExitCode.Negative;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say(e.Message, ExitCode.Negative);
        }
    }

    private static int Say(string message, int exitCode)
    {
        Console.Error.WriteLine($"binder: {Printable.Of(message)}");
        return exitCode;
    }
}
