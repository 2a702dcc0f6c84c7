namespace Binder;

public sealed partial class ProcessState
{
    [ThreadStatic]
    private static ThreadStates? t_states;

    private readonly List<Thread> _poolThreads = [];
    private int _lastThreadNumber;
    private int _isDriverGone;

    /// <summary>Raised once, on a thread of the pool, when the driver has ended the connection; nothing works on this device any more.</summary>
    public event EventHandler? DriverGone;

    /// <summary>Whether <see cref="StartThreadPool"/> was called.</summary>
    public bool IsThreadPoolStarted { get; private set; }

    /// <summary>The calling thread's conversation with this process's driver.</summary>
    public IPCThreadState CurrentThread => (t_states ??= new ThreadStates()).Get(this);

    /// <summary>Starts a first thread for incoming calls; the driver asks for more when all are busy.</summary>
    public void StartThreadPool()
    {
        lock (_gate)
        {
            if (IsThreadPoolStarted)
                return;
            IsThreadPoolStarted = true;
        }

        SpawnPooledThread(isMain: true);
    }

    /// <summary>The exception for a failed transaction of the calling thread. One that never reached the driver leaves nothing to ask it about.</summary>
    internal RemoteException Explain(StatusCode status, string operation) =>
        t_states?.TryGet(this)?.ExplainFailure(status, operation) ?? RemoteException.FromStatus(status, operation);

    internal IPCThreadState OpenThread() => new(this, _connection.OpenThread());

    internal void SpawnPooledThread(bool isMain)
    {
        lock (_gate)
        {
            if (!IsThreadPoolStarted || _isStopping)
                return;

            Thread thread = new(() => RunPooledThread(isMain))
            {
                IsBackground = true,
                Name = $"binder:{Environment.ProcessId}_{++_lastThreadNumber:X}",
            };
            _poolThreads.Add(thread);
            thread.UnsafeStart(); // what flows with the caller, a call's identity for one, is none of the calls' that come in here
        }
    }

    /// <summary>The driver ended the connection: every remote object is out of reach for good.</summary>
    internal void OnDriverGone()
    {
        if (Interlocked.Exchange(ref _isDriverGone, 1) != 0)
            return;

        BinderEventSource.Log.DriverGone(Device);
        foreach (BpBinder proxy in _deathLinks.All())
            proxy.SendObituary();
        DriverGone?.Invoke(this, EventArgs.Empty);
    }

    private void RunPooledThread(bool isMain)
    {
        try
        {
            CurrentThread.JoinThreadPool(isMain);
        }
        catch (Exception e) when (e is BinderDeviceException || (e is ObjectDisposedException && _isStopping))
        {
            OnThreadRefused(isMain, e);
        }
        finally
        {
            t_states?.Exit(this);
        }
    }

    // One thread of many that the device does not take is no loss; without the first there is no pool.
    private void OnThreadRefused(bool isMain, Exception reason)
    {
        if (_isStopping)
            return;
        BinderEventSource.Log.ThreadRefused(Device, reason.Message);
        if (isMain)
            OnDriverGone();
    }

    private void StopThreads()
    {
        Thread[] threads;
        lock (_gate)
            threads = [.. _poolThreads];
        foreach (Thread thread in threads)
        {
            if (thread != Thread.CurrentThread)
                thread.Join();
        }

        t_states?.Exit(this);
    }

    /// <summary>The conversations of one thread. Its finalizer runs after the thread has ended and lets the drivers know.</summary>
    private sealed class ThreadStates
    {
        private readonly List<IPCThreadState> _all = [];
        private IPCThreadState? _last;

        ~ThreadStates()
        {
            foreach (IPCThreadState state in _all)
                state.Abandon();
        }

        public IPCThreadState Get(ProcessState process) => TryGet(process) is { } found ? _last = found : Open(process);

        public IPCThreadState? TryGet(ProcessState process)
        {
            if (_last is { } last && ReferenceEquals(last.Process, process))
                return last;
            foreach (IPCThreadState state in _all)
            {
                if (ReferenceEquals(state.Process, process))
                    return state;
            }

            return null;
        }

        public void Exit(ProcessState process)
        {
            if (TryGet(process) is not { } found)
                return;
            _all.Remove(found);
            _last = null;
            found.Exit();
        }

        private IPCThreadState Open(ProcessState process)
        {
            ObjectDisposedException.ThrowIf(process.IsStopping, process);
            _all.RemoveAll(static state => state.Process.IsStopping);
            _last = process.OpenThread();
            _all.Add(_last);
            return _last;
        }
    }
}
