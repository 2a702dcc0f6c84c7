using System.Diagnostics;
using System.Text;

namespace Binder.Benchmarks.Harness;

/// <summary>One process of a run: this program again, with a hidden command.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const int MaxErrorCharacters = 16 * 1024;
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly StringBuilder _error = new();

    private ChildProcess(string role, Process process)
    {
        Role = role;
        _process = process;
        process.ErrorDataReceived += (_, line) => AddError(line.Data);
        process.BeginErrorReadLine();
    }

    internal string Role { get; }

    /// <summary>True if the process has ended, whoever ended it.</summary>
    internal bool HasExited => _process.HasExited;

    internal static ChildProcess Start(string role, IReadOnlyDictionary<string, string> environment, params ReadOnlySpan<string> arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add(ChildMain.Command);
        start.ArgumentList.Add(role);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        return new ChildProcess(role, Process.Start(start)!);
    }

    /// <summary>Waits until the child has called <see cref="ChildMain.Ready"/>.</summary>
    internal void WaitUntilReady()
    {
        string? line = ReadLine(StartTime);
        if (line != ChildMain.ReadyLine)
            throw new BenchmarkException(line is null ? DescribeEnd() : $"The {Role} process says '{line}' instead of being ready.");
    }

    /// <returns>Null if the process closed its output.</returns>
    internal string? ReadLine(TimeSpan timeout)
    {
        Task<string?> line = _process.StandardOutput.ReadLineAsync();
        return line.Wait(timeout)
            ? line.Result
            : throw new BenchmarkException($"The {Role} process said nothing for {timeout.TotalSeconds:0} s.{DescribeError()}");
    }

    /// <summary>How an ended process ended, with what it wrote to its standard error.</summary>
    internal string DescribeEnd()
    {
        string end = _process.WaitForExit(StopTime) ? $"ended with exit code {_process.ExitCode}" : "closed its output";
        _process.WaitForExit(StopTime);
        return $"The {Role} process {end}.{DescribeError()}";
    }

    internal void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(StopTime))
                Kill();
            _process.WaitForExit();
        }
        catch (IOException)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void AddError(string? line)
    {
        lock (_error)
        {
            if (line is not null && _error.Length < MaxErrorCharacters)
                _error.AppendLine(line);
        }
    }

    private string DescribeError()
    {
        lock (_error)
        {
            return _error.Length == 0 ? "" : $" Its standard error:{Environment.NewLine}{_error}";
        }
    }
}
