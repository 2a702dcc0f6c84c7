using Binder.Interop;

namespace Binder.Devices.Shared;

/// <summary>
/// Closes senders' files on a thread of its own: the last <c>close</c> of a file may wait (a lingering socket, a remote file system), and
/// the daemon must not.
/// </summary>
internal sealed class DescriptorCloser : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<SafeDescriptor> _queue = [];
    private readonly SemaphoreSlim _filled = new(0);
    private readonly Action _closed;
    private readonly Thread _thread;
    private bool _isEnding;

    /// <param name="closed">Runs, on that thread, after each file.</param>
    public DescriptorCloser(Action closed)
    {
        // Started here: once descriptors are scarce, starting a thread may fail.
        _closed = closed;
        _thread = new Thread(Run) { IsBackground = true, Name = "binder driver files" };
        _thread.Start();
    }

    /// <summary>Closes a descriptor soon.</summary>
    public void Close(SafeDescriptor descriptor)
    {
        lock (_gate)
            _queue.Enqueue(descriptor);
        _ = _filled.Release();
    }

    /// <summary>Closes the rest.</summary>
    public void Dispose()
    {
        lock (_gate)
            _isEnding = true;
        _ = _filled.Release();
        _thread.Join();
        _filled.Dispose();
    }

    private void Run()
    {
        while (TryTake(out SafeDescriptor? descriptor))
        {
            descriptor?.Dispose();
            _closed();
        }
    }

    private bool TryTake(out SafeDescriptor? descriptor)
    {
        _filled.Wait();
        lock (_gate)
            return _queue.TryDequeue(out descriptor) || !_isEnding;
    }
}
