namespace Binder.Benchmarks.Harness;

/// <summary>Processes that work together, and the private folder of their sockets. Disposing it ends and removes them.</summary>
/// <param name="environment">Variables that the processes get in addition to the harness's.</param>
internal sealed class ChildProcesses(IReadOnlyDictionary<string, string> environment) : IDisposable
{
    private readonly List<ChildProcess> _children = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("binder-benchmark-").FullName;

    internal string SocketPath(string name) => Path.Combine(_folder, name + ".sock");

    /// <summary>Starts a child and waits until it can be called.</summary>
    internal ChildProcess Start(string role, params ReadOnlySpan<string> arguments)
    {
        ChildProcess child;
        lock (_children)
        {
            child = ChildProcess.Start(role, environment, arguments);
            _children.Add(child);
        }

        child.WaitUntilReady();
        return child;
    }

    /// <summary>Ends everything at once; whoever waits for a child sees it end.</summary>
    internal void Kill()
    {
        lock (_children)
        {
            _children.ForEach(child => child.Kill());
        }
    }

    /// <summary>What is known about each child that ended by itself.</summary>
    internal string DescribeEnded()
    {
        lock (_children)
        {
            return string.Join(Environment.NewLine, _children.Where(child => child.HasExited).Select(child => child.DescribeEnd()));
        }
    }

    public void Dispose()
    {
        lock (_children)
        {
            // The reverse order: whoever is called outlives its callers, so none ends with an error.
            for (int i = _children.Count - 1; i >= 0; i--)
                _children[i].Dispose();
            _children.Clear();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
