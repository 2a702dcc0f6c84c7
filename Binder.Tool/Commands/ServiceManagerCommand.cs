using System.CommandLine;

namespace Binder.Tool.Commands;

/// <summary><c>binder servicemanager</c>: the holder of handle 0 in the foreground.</summary>
internal static class ServiceManagerCommand
{
    public static Command Create()
    {
        Command command = new("servicemanager", "Run the service manager in the foreground until SIGTERM or SIGINT.");
        command.Options.Add(CommonOptions.ExitWithInput);
        command.SetAction(static arguments =>
            Run(arguments.GetValue(CommonOptions.Device), arguments.GetValue(CommonOptions.ExitWithInput)));
        return command;
    }

    private static int Run(string? device, bool exitWithInput)
    {
        using StopSignal stop = new(exitWithInput);
        // Outlives the process, whose threads cancel it.
        using CancellationTokenSource driverGone = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        using ProcessState process = ProcessState.Open(device);
        process.DriverGone += (_, _) => driverGone.Cancel();
        ServiceManagerService.Serve(process);
        process.StartThreadPool();
        Console.WriteLine($"binder servicemanager: serving {process.Device}, pid {Environment.ProcessId}");
        driverGone.Token.WaitHandle.WaitOne();
        if (!stop.Token.IsCancellationRequested)
            throw new BinderDeviceException(process.Device, $"{process.Device}: the driver is gone.");

        Console.WriteLine("binder servicemanager: stopped");
        return ExitCode.Success;
    }
}
