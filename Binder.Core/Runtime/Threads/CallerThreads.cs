namespace Binder;

/// <summary>
/// Threads on which asynchronous calls wait for their answers. A binder transaction blocks the thread that sends it; these threads exist
/// so that it is not one of the .NET thread pool.
/// </summary>
/// <param name="idleLifetime">A thread that had nothing to do for so long ends, and leaves the drivers.</param>
internal sealed class CallerThreads(TimeSpan idleLifetime)
{
    // As many calls wait at once that somebody waits for; a driver-side thread object and, on the shared device, a socket stand behind each.
    private const int MaxThreads = 64;

    // As many threads with those whose calls were given up and are not answered yet, so that a server that hangs does not hold up all others.
    private const int MaxThreadsWithAbandoned = 256;

    private readonly object _gate = new();
    private readonly Queue<PendingCall> _queue = [];
    private int _threads;
    private int _idle;
    private int _abandoned;

    /// <summary>The threads of this OS process.</summary>
    public static CallerThreads Shared { get; } = new(TimeSpan.FromSeconds(10));

    /// <summary>Runs a blocking call on one of the threads.</summary>
    /// <param name="data">The request, disposed when the call is over or was not made.</param>
    /// <param name="call">The call; its answer is disposed if nobody waits for it any more.</param>
    public Task<Parcel> Run(Parcel data, Func<Parcel, Parcel?> call, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            data.Dispose();
            return Task.FromCanceled<Parcel>(cancellationToken);
        }

        PendingCall pending = new(this, data, call, cancellationToken);
        bool startThread;
        lock (_gate)
        {
            _queue.Enqueue(pending);
            startThread = TryAddThread();
            Monitor.Pulse(_gate);
        }

        Start(startThread);
        return pending.Task;
    }

    // Nobody waits for the answer any more: the thread that does counts apart, and another may take its place.
    private void Abandon(PendingCall call)
    {
        bool startThread = false;
        lock (_gate)
        {
            if (call.TryAbandon())
            {
                _abandoned++;
                startThread = TryAddThread();
            }
        }

        Start(startThread);
    }

    private bool TryAddThread()
    {
        if (_idle >= _queue.Count || _threads - _abandoned >= MaxThreads || _threads >= MaxThreadsWithAbandoned)
            return false;
        _threads++;
        return true;
    }

    private void Start(bool thread)
    {
        if (thread)
            new Thread(Work) { IsBackground = true, Name = "binder:caller" }.UnsafeStart();
    }

    private void Work()
    {
        while (WaitForCall() is { } call)
        {
            call.Execute();
            lock (_gate)
            {
                if (call.End())
                    _abandoned--;
            }
        }

        ProcessState.LeaveAll();
    }

    private PendingCall? WaitForCall()
    {
        lock (_gate)
        {
            _idle++;
            while (_queue.Count == 0 && Monitor.Wait(_gate, idleLifetime))
            {
            }

            _idle--;
            if (_queue.TryDequeue(out PendingCall? call))
            {
                call.Begin();
                return call;
            }

            _threads--;
            return null;
        }
    }

    private sealed class PendingCall
    {
        private readonly TaskCompletionSource<Parcel> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CallerThreads _owner;
        private readonly Parcel _data;
        private readonly Func<Parcel, Parcel?> _call;
        private readonly CancellationToken _cancellationToken;
        private readonly CancellationTokenRegistration _registration;
        private bool _isUnderWay;
        private bool _isAbandoned;

        public PendingCall(CallerThreads owner, Parcel data, Func<Parcel, Parcel?> call, CancellationToken cancellationToken)
        {
            _owner = owner;
            _data = data;
            _call = call;
            _cancellationToken = cancellationToken;
            _registration = cancellationToken.UnsafeRegister(
                static (state, token) =>
                {
                    PendingCall pending = (PendingCall)state!;
                    if (pending._result.TrySetCanceled(token))
                        pending._owner.Abandon(pending);
                },
                this);
        }

        public Task<Parcel> Task => _result.Task;

        /// <summary>A thread takes the call. Under the lock, as <see cref="TryAbandon"/> and <see cref="End"/>.</summary>
        public void Begin() => _isUnderWay = true;

        /// <returns>Whether a thread waits for the answer.</returns>
        public bool TryAbandon() => _isAbandoned = _isUnderWay;

        /// <returns>Whether the call was given up before.</returns>
        public bool End()
        {
            _isUnderWay = false;
            return _isAbandoned;
        }

        public void Execute()
        {
            try
            {
                if (_cancellationToken.IsCancellationRequested)
                {
                    // The registration is about to be disposed, perhaps before its turn came.
                    _result.TrySetCanceled(_cancellationToken);
                    return;
                }

                Parcel? reply = _call(_data);
                if (!_result.TrySetResult(reply!))
                    reply?.Dispose();
            }
            catch (Exception e)
            {
                _result.TrySetException(e);
            }
            finally
            {
                _registration.Dispose();
                _data.Dispose();
            }
        }
    }
}
