using System.CommandLine;
using Binder.Tool.Supervision;

namespace Binder.Tool.Commands;

/// <summary><c>binder up</c>: driver daemon and service manager, each in a process of its own, restarted when they fail.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        Command command = new("up", "Run the driver daemon and the service manager, one supervised process each, until SIGTERM or SIGINT.");
        command.Options.Add(CommonOptions.ExitWithInput);
        command.SetAction(static arguments =>
            Run(arguments.GetValue(CommonOptions.Device), arguments.GetValue(CommonOptions.ExitWithInput)));
        return command;
    }

    private static int Run(string? device, bool exitWithInput)
    {
        string name = "unix:" + BinderDaemonOptions.SocketPathOf(device);
        using StopSignal stop = new(exitWithInput);
        Supervisor supervisor = new(name, Console.Out);
        return supervisor.Run(stop.Token) ? ExitCode.Success : ExitCode.Device;
    }
}
