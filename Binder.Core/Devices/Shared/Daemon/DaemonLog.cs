using System.Diagnostics.CodeAnalysis;

namespace Binder.Devices.Shared;

/// <summary>
/// Writes the daemon's log on a thread of its own, however long that takes. Lines beyond so many that wait are counted, and the count is written.
/// </summary>
internal sealed class DaemonLog : IDisposable
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<string> _lines = [];
    private readonly Action<string>? _write;
    private readonly int _capacity;
    private readonly Thread? _thread;
    private long _dropped;
    private bool _isWriting;
    private bool _isEnding;

    /// <param name="write">Null for no log.</param>
    /// <param name="capacity">Lines that may wait.</param>
    public DaemonLog(Action<string>? write, int capacity)
    {
        _write = write;
        _capacity = capacity;
        if (write is null)
            return;

        _thread = new Thread(Run) { IsBackground = true, Name = "binder driver log" };
        _thread.Start();
    }

    /// <summary>Takes a line, to be written soon.</summary>
    public void Add(string line)
    {
        if (_write is null)
            return;

        lock (_gate)
        {
            if (_lines.Count < _capacity)
                _lines.Enqueue(line);
            else
                _dropped++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until everything is written.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            while (_lines.Count > 0 || _dropped > 0 || _isWriting)
                _ = Monitor.Wait(_gate);
        }
    }

    /// <summary>Writes the rest, as far as that does not wait.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnding = true;
            Monitor.PulseAll(_gate);
        }

        _ = _thread?.Join(LongestEnd);
    }

    private void Run()
    {
        while (TryTake(out string? line))
        {
            try
            {
                _write!(line);
            }
            catch (Exception)
            {
                // A log that cannot be written ends nobody's connection.
            }

            lock (_gate)
            {
                _isWriting = false;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool TryTake([NotNullWhen(true)] out string? line)
    {
        lock (_gate)
        {
            while (_lines.Count == 0 && _dropped == 0 && !_isEnding)
                _ = Monitor.Wait(_gate);

            if (!_lines.TryDequeue(out line) && _dropped > 0)
            {
                line = $"{_dropped} lines are left out here: more happened than could be written";
                _dropped = 0;
            }

            _isWriting = line is not null;
            return _isWriting;
        }
    }
}
