using Binder.Interop;
using Binder.Protocol;

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

    /// <summary>
    /// Raised on the thread that made a one-way call when the driver suspects this process of flooding a receiver: nearly all of the receiver's
    /// room for one-way calls is taken, mostly by this process. Raised once until there is room again.
    /// </summary>
    public event EventHandler? OnewaySpamSuspected;

    /// <summary>Whether <see cref="StartThreadPool"/> was called.</summary>
    public bool IsThreadPoolStarted { get; private set; }

    /// <summary>The calling thread's conversation with this process's driver.</summary>
    public IPCThreadState CurrentThread => (t_states ??= new ThreadStates()).Get(this);

    /// <summary>
    /// Starts a first thread for incoming calls; the driver asks for more when all are busy. On a device that is gone there is nothing to
    /// wait for: <see cref="DriverGone"/> says so.
    /// </summary>
    /// <exception cref="BinderDeviceException">The device takes no further thread of this process; the pool is not started.</exception>
    public void StartThreadPool()
    {
        lock (_gate)
        {
            if (IsThreadPoolStarted || _isStopping)
                return;
            IsThreadPoolStarted = true;
        }

        TaskCompletionSource<BinderDeviceException?> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
        SpawnPooledThread(isMain: true, started.SetResult);
        if (started.Task.GetAwaiter().GetResult() is { } refusal)
            throw refusal;
    }

    /// <summary>The exception for a failed transaction of the calling thread. One that never reached the driver leaves nothing to ask it about.</summary>
    internal RemoteException Explain(StatusCode status, string operation) =>
        t_states?.TryGet(this)?.ExplainFailure(status, operation) ?? RemoteException.FromStatus(status, operation);

    /// <summary>The user whose call, or whose answer, the calling thread reads. Of answers the driver tells none; they count as the own user's.</summary>
    internal int SenderUid => t_states?.TryGet(this)?.CallingUid ?? (int)Libc.GetEffectiveUserId();

    /// <summary>The calling thread leaves the drivers of all processes that it used.</summary>
    internal static void LeaveAll() => t_states?.ExitAll();

    /// <returns>False if the state is not the calling thread's.</returns>
    internal bool TryLeave(IPCThreadState thread)
    {
        if (!ReferenceEquals(t_states?.TryGet(this), thread))
            return false;
        t_states!.Exit(this);
        return true;
    }

    internal IPCThreadState OpenThread() => new(this, _connection.OpenThread());

    /// <param name="isMain">Whether it is the one that the process starts by itself.</param>
    /// <param name="started">Told once whether the device takes the thread: the refusal, or null.</param>
    internal void SpawnPooledThread(bool isMain, Action<BinderDeviceException?>? started = null)
    {
        lock (_gate)
        {
            if (!IsThreadPoolStarted || _isStopping)
            {
                started?.Invoke(null);
                return;
            }

            Thread thread = new(() => RunPooledThread(isMain, started))
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
        UserCode.Raise(this, DriverGone);
    }

    internal void OnOnewaySpamSuspected()
    {
        BinderEventSource.Log.OnewaySpamSuspected(Device);
        UserCode.Raise(this, OnewaySpamSuspected);
    }

    private void RunPooledThread(bool isMain, Action<BinderDeviceException?>? started)
    {
        int joined = isMain ? 1 : 0;
        AddJoinedThread(joined);
        try
        {
            if (TryOpenPooledThread(isMain, started) is { } thread)
                thread.JoinThreadPool(isMain);
        }
        finally
        {
            AddJoinedThread(-joined);
            t_states?.Exit(this);
        }
    }

    private IPCThreadState? TryOpenPooledThread(bool isMain, Action<BinderDeviceException?>? started)
    {
        BinderDeviceException? refusal = null;
        try
        {
            return CurrentThread;
        }
        catch (ObjectDisposedException) when (_isStopping)
        {
            return null;
        }
        catch (BinderDeviceException e)
        {
            refusal = OnThreadRefused(isMain, e) ? e : null;
            return null;
        }
        finally
        {
            started?.Invoke(refusal);
        }
    }

    // One thread of many that the device does not take is no loss; without the first there is no pool.
    private bool OnThreadRefused(bool isMain, BinderDeviceException reason)
    {
        if (_isStopping)
            return false;
        BinderEventSource.Log.ThreadRefused(Device, reason.Message);
        if (!isMain)
            return false;
        if (IsConnectionGone())
        {
            OnDriverGone();
            return false;
        }

        lock (_gate)
            IsThreadPoolStarted = false;
        return true;
    }

    // Changes nothing, and only a driver that is there can answer it.
    private bool IsConnectionGone() => _connection.SetMaxThreads((uint)_maxThreads) == Errno.EBADF;

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

        public void ExitAll()
        {
            IPCThreadState[] all = [.. _all];
            _all.Clear();
            _last = null;
            foreach (IPCThreadState state in all)
                state.Exit();
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
