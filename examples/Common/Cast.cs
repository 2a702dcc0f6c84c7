using System.Diagnostics;

namespace Examples;

/// <summary>The processes of the example, on the device that <c>BINDER_DEVICE</c> names, else with a driver on a socket of their own.</summary>
internal sealed class Cast : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("binder-example-").FullName;
    private readonly List<Process> _processes = [];
    private readonly string? _device = Environment.GetEnvironmentVariable("BINDER_DEVICE") is { Length: > 0 } device ? device : null;

    public bool NeedsDriver => _device is null;

    public string Device => _device ?? $"unix:{_folder}/binder.sock";

    /// <summary>Starts a role and waits until it says that it is ready.</summary>
    public Process Start(string role)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is unknown.");
        ProcessStartInfo start = new(program) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add(role);
        start.ArgumentList.Add(Device);

        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Process process = new() { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The {role} ended with exit code {process.ExitCode}."));
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                return;
            Console.WriteLine(line.Data);
            ready.TrySetResult();
        };
        _processes.Add(process);
        process.Start();
        process.BeginOutputReadLine();
        ready.Task.GetAwaiter().GetResult();
        return process;
    }

    /// <summary>Ends all in the reverse order and removes the socket.</summary>
    public void Dispose()
    {
        foreach (Process process in Enumerable.Reverse(_processes))
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
                process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
