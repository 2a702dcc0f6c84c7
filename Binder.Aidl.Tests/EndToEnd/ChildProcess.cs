using System.Collections.Concurrent;
using System.Diagnostics;

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary>A real process of one of the built programs, with its lines of output. Ends with its input, or is killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly BlockingCollection<string> _lines = [];
    private readonly ConcurrentQueue<string> _errors = [];

    private ChildProcess(string program, string defaultDevice, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BINDER_DEVICE"] = defaultDevice;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
    }

    public int Id => _process.Id;

    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts a program that has to name its device.</summary>
    public static ChildProcess Start(string program, params string[] arguments) => Start(program, "unix:/nonexistent/binder.sock", arguments);

    /// <summary>Starts a program on a default device.</summary>
    public static ChildProcess Start(string program, string defaultDevice, string[] arguments) =>
        Start(new ChildProcess("dotnet", defaultDevice, [Path.Combine(AppContext.BaseDirectory, program), .. arguments]));

    /// <summary>Starts a program that is not of .NET.</summary>
    public static ChildProcess StartNative(string path, params string[] arguments) =>
        Start(new ChildProcess(path, "unix:/nonexistent/binder.sock", arguments));

    private static ChildProcess Start(ChildProcess child)
    {
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The next line of output that contains the text.</summary>
    public string WaitForLine(string text)
    {
        using CancellationTokenSource deadline = new(Patience);
        try
        {
            foreach (string line in _lines.GetConsumingEnumerable(deadline.Token))
            {
                if (line.Contains(text, StringComparison.Ordinal))
                    return line;
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"No line with '{text}' came from process {Id}.\n{Errors}");
        }

        throw new InvalidOperationException($"Process {Id} ended without a line with '{text}'.\n{Errors}");
    }

    /// <summary>All lines up to the end of the process.</summary>
    public IReadOnlyList<string> ReadToEnd()
    {
        WaitForExit();
        return [.. _lines.GetConsumingEnumerable()];
    }

    /// <summary>Ends the input, which asks the program to stop, and waits for its end.</summary>
    public int Stop()
    {
        _process.StandardInput.Close();
        return WaitForExit();
    }

    public int WaitForExit()
    {
        if (!_process.WaitForExit(Patience))
        {
            _process.Kill();
            throw new TimeoutException($"Process {Id} did not end.\n{Errors}");
        }

        // Without a limit it also waits for the last lines.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
        _lines.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null)
            _lines.CompleteAdding();
        else
            _lines.Add(line);
    }
}
