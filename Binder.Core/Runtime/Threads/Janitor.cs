namespace Binder;

/// <summary>
/// Sends the commands of threads that have no conversation with the driver, above all the finalizer's: handles and buffers given back.
/// Its own thread starts with the first command, so that a finalizer never waits for a driver.
/// </summary>
internal sealed class Janitor(ProcessState process)
{
    private readonly object _gate = new();
    private CommandBuffer _pending = new();
    private CommandBuffer _sending = new();
    private Thread? _thread;
    private bool _isStopped;

    /// <summary>Sends a command soon, in the order of the calls.</summary>
    public void Post<T>(uint command, in T payload)
        where T : unmanaged
    {
        lock (_gate)
        {
            _pending.Append(command, payload);
            WakeLocked();
        }
    }

    /// <summary>Sends what a thread left behind.</summary>
    public void Post(CommandBuffer commands)
    {
        lock (_gate)
        {
            _pending.Append(commands);
            WakeLocked();
        }
    }

    /// <summary>Stops and waits for the thread; commands that are left go with the process.</summary>
    public void Stop()
    {
        Thread? thread;
        lock (_gate)
        {
            _isStopped = true;
            thread = _thread;
            Monitor.PulseAll(_gate);
        }

        thread?.Join();
    }

    private void WakeLocked()
    {
        if (_isStopped)
            return;
        if (_thread is null)
        {
            _thread = new Thread(Run) { IsBackground = true, Name = "binder:janitor" };
            _thread.UnsafeStart();
        }

        Monitor.PulseAll(_gate);
    }

    private void Run()
    {
        if (TryOpenThread() is not { } thread)
            return;
        while (TakePending())
            thread.Send(_sending);
        thread.Exit();
    }

    // A device that is gone or takes no more threads must not end the OS process; the next command tries again.
    private IPCThreadState? TryOpenThread()
    {
        try
        {
            return process.OpenThread();
        }
        catch (Exception e) when (e is BinderDeviceException or ObjectDisposedException)
        {
            BinderEventSource.Log.ThreadRefused(process.Device, e.Message);
            lock (_gate)
                _thread = null;
            return null;
        }
    }

    private bool TakePending()
    {
        lock (_gate)
        {
            _sending.RemoveFirst(_sending.Length);
            while (_pending.Length == 0 && !_isStopped)
                Monitor.Wait(_gate);
            (_pending, _sending) = (_sending, _pending);
            return !_isStopped;
        }
    }
}
