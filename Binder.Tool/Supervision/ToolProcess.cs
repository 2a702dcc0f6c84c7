using System.Diagnostics;

namespace Binder.Tool.Supervision;

/// <summary>
/// One of the tool's own commands as a child process. The child stops when its standard input ends, so that it never outlives its
/// supervisor, however that ends.
/// </summary>
internal sealed class ToolProcess : IDisposable
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ToolProcess(string command, string device, TextWriter output)
    {
        Command = command;
        _process = new Process { StartInfo = StartInfo(command, device), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Print(line.Data, output);
        _process.ErrorDataReceived += (_, line) => Print(line.Data, Console.Error);
    }

    public string Command { get; }

    /// <summary>Completes when the child says that it serves.</summary>
    public Task Serving => _serving.Task;

    /// <summary>Completes when the child has ended.</summary>
    public Task Ended => _process.WaitForExitAsync();

    public int ExitCode => _process.ExitCode;

    public static ToolProcess Start(string command, string device, TextWriter output)
    {
        ToolProcess child = new(command, device, output);
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>Ends the child cleanly, or kills it if it does not end.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(StopTimeout))
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string command, string device)
    {
        string executable = Environment.ProcessPath
            ?? throw new InvalidOperationException("The path of this program is unknown, so that it cannot start its parts.");
        ProcessStartInfo start = new(executable)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Started as `dotnet binder.dll`, the program is the host and the first argument names the assembly.
        if (Path.GetFileNameWithoutExtension(executable) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (string argument in (string[])[command, "--device", device, "--exit-with-input"])
            start.ArgumentList.Add(argument);
        return start;
    }

    private void Print(string? line, TextWriter output)
    {
        if (line is null)
            return;
        output.WriteLine(line);
        if (line.Contains(": serving ", StringComparison.Ordinal))
            _serving.TrySetResult();
    }
}
