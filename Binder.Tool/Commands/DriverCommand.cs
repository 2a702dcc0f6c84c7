using System.CommandLine;

namespace Binder.Tool.Commands;

/// <summary><c>binder driver</c>: the driver daemon in the foreground.</summary>
internal static class DriverCommand
{
    public static Command Create()
    {
        Command command = new("driver", "Run the driver daemon in the foreground until SIGTERM or SIGINT.");
        command.Options.Add(CommonOptions.ExitWithInput);
        command.SetAction(static arguments =>
            Run(arguments.GetValue(CommonOptions.Device), arguments.GetValue(CommonOptions.ExitWithInput)));
        return command;
    }

    private static int Run(string? device, bool exitWithInput)
    {
        using StopSignal stop = new(exitWithInput);
        using BinderDaemon daemon = new(new BinderDaemonOptions
        {
            SocketPath = BinderDaemonOptions.SocketPathOf(device),
            Log = static line => Console.Error.WriteLine($"binder driver: {line}"),
        });
        daemon.Start();
        Console.WriteLine($"binder driver: serving {daemon.Device}, pid {Environment.ProcessId}");
        stop.Wait();
        daemon.Dispose();
        Console.WriteLine("binder driver: stopped");
        return ExitCode.Success;
    }
}
