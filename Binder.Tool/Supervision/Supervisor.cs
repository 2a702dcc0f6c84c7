namespace Binder.Tool.Supervision;

/// <summary>Keeps a driver daemon and a service manager running on one device.</summary>
/// <remarks>The service manager is started anew when it fails; a new driver always gets a new service manager.</remarks>
internal sealed class Supervisor(string device, TextWriter output)
{
    // Failing more often than this in a row, without serving in between, it would fail for ever: the reason is on standard error.
    private const int MaxFailures = 5;

    private int _failures;

    /// <summary>Runs until cancelled.</summary>
    /// <returns>False if a part kept failing.</returns>
    public bool Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && _failures < MaxFailures)
            RunDriver(stop);
        return stop.IsCancellationRequested;
    }

    private void RunDriver(CancellationToken stop)
    {
        using ToolProcess driver = ToolProcess.Start("driver", device, output);
        if (!HasStarted(driver, stop))
            return;

        while (!stop.IsCancellationRequested && !driver.Ended.IsCompleted && _failures < MaxFailures)
            RunServiceManager(driver, stop);
    }

    private void RunServiceManager(ToolProcess driver, CancellationToken stop)
    {
        using ToolProcess manager = ToolProcess.Start("servicemanager", device, output);
        if (!HasStarted(manager, stop))
            return;

        _failures = 0;
        output.WriteLine($"binder up: ready on {device}");
        WaitForEither(driver.Ended, manager.Ended, stop);
        Report(driver);
        Report(manager);
    }

    private bool HasStarted(ToolProcess part, CancellationToken stop)
    {
        WaitForEither(part.Serving, part.Ended, stop);
        if (part.Serving.IsCompleted)
            return !stop.IsCancellationRequested;
        if (!stop.IsCancellationRequested)
            _failures++;
        Report(part);
        return false;
    }

    private void Report(ToolProcess part)
    {
        if (part.Ended.IsCompleted)
            output.WriteLine($"binder up: {part.Command} ended with exit code {part.ExitCode}");
    }

    private static void WaitForEither(Task first, Task second, CancellationToken stop)
    {
        try
        {
            Task.WaitAny([first, second], stop);
        }
        catch (OperationCanceledException)
        {
            // The caller looks at the token.
        }
    }
}
