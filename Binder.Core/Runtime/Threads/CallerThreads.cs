namespace Binder;

/// <summary>
/// Threads on which asynchronous calls wait for their answers. A binder transaction blocks the thread that sends it; these threads exist
/// so that it is not one of the .NET thread pool.
/// </summary>
internal sealed class CallerThreads
{
    // As many calls wait at once; a driver-side thread object and, on the shared device, a socket stand behind each.
    private const int MaxThreads = 64;

    private static readonly TimeSpan IdleLifetime = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Queue<PendingCall> _queue = [];
    private int _threads;
    private int _idle;

    /// <summary>The threads of this OS process.</summary>
    public static CallerThreads Shared { get; } = new();

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

        PendingCall pending = new(data, call, cancellationToken);
        bool startThread;
        lock (_gate)
        {
            _queue.Enqueue(pending);
            startThread = _idle < _queue.Count && _threads < MaxThreads;
            if (startThread)
                _threads++;
            Monitor.Pulse(_gate);
        }

        if (startThread)
            new Thread(Work) { IsBackground = true, Name = "binder:caller" }.UnsafeStart();
        return pending.Task;
    }

    private void Work()
    {
        while (WaitForCall() is { } call)
            call.Execute();
    }

    private PendingCall? WaitForCall()
    {
        lock (_gate)
        {
            _idle++;
            while (_queue.Count == 0 && Monitor.Wait(_gate, IdleLifetime))
            {
            }

            _idle--;
            if (_queue.TryDequeue(out PendingCall? call))
                return call;
            _threads--;
            return null;
        }
    }

    private sealed class PendingCall
    {
        private readonly TaskCompletionSource<Parcel> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Parcel _data;
        private readonly Func<Parcel, Parcel?> _call;
        private readonly CancellationToken _cancellationToken;
        private readonly CancellationTokenRegistration _registration;

        public PendingCall(Parcel data, Func<Parcel, Parcel?> call, CancellationToken cancellationToken)
        {
            _data = data;
            _call = call;
            _cancellationToken = cancellationToken;
            _registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((PendingCall)state!)._result.TrySetCanceled(token), this);
        }

        public Task<Parcel> Task => _result.Task;

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
