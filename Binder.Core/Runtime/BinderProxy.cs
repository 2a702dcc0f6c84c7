namespace Binder;

/// <summary>Base of generated proxies (<c>BpX</c>): carries a parcel to the remote object and the answer back.</summary>
/// <remarks>Disposing the last typed proxy of an object gives its handle back, unless the untyped binder was taken out of one of them.</remarks>
public abstract partial class BinderProxy : IInterface, IDisposable
{
    private readonly IBinder _remote;
    private int _isDisposed;

    /// <summary>Creates a proxy over a remote object.</summary>
    protected BinderProxy(IBinder remote)
    {
        ArgumentNullException.ThrowIfNull(remote);
        _remote = remote;
        (remote as BpBinder)?.AddUser();
    }

    /// <summary>The object, for use that ends with the call.</summary>
    internal IBinder Remote => _remote;

    /// <inheritdoc/>
    public IBinder AsBinder()
    {
        (_remote as BpBinder)?.MarkShared();
        return _remote;
    }

    /// <summary>Ends this proxy's use of the object.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{GetType().Name} over {_remote}";

    /// <summary>Begins a request: a parcel with the interface token.</summary>
    protected static Parcel BeginCall(string descriptor)
    {
        Parcel data = Parcel.Obtain();
        data.WriteInterfaceToken(descriptor);
        return data;
    }

    /// <summary>As <see cref="BeginCall"/>; request and answer are overwritten with zeros after use, on both sides.</summary>
    protected static Parcel BeginSensitiveCall(string descriptor)
    {
        Parcel data = Parcel.Obtain();
        data.MarkSensitive();
        data.WriteInterfaceToken(descriptor);
        return data;
    }

    /// <summary>Sends a request and waits for its answer.</summary>
    /// <returns>The answer, behind its exception header.</returns>
    /// <exception cref="RemoteException">No answer came.</exception>
    /// <remarks>An exception that the implementation threw is thrown here as the matching .NET type.</remarks>
    protected Parcel Call(uint code, Parcel data, TransactionFlags flags = TransactionFlags.None)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        Parcel reply = Parcel.Obtain();
        if (data.IsSensitive)
        {
            flags |= TransactionFlags.ClearBuffer;
            reply.MarkSensitive();
        }

        try
        {
            StatusCode status = _remote.Transact(code, data, reply, flags);
            if (status != StatusCode.Ok)
                throw Explain(status, code);
            reply.ReadException();
            return reply;
        }
        catch
        {
            reply.Dispose();
            throw;
        }
    }

    /// <summary>Queues a one-way request.</summary>
    /// <exception cref="RemoteException">It could not be queued.</exception>
    protected void CallOneway(uint code, Parcel data)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        using Parcel reply = Parcel.Obtain();
        TransactionFlags flags = data.IsSensitive ? TransactionFlags.Oneway | TransactionFlags.ClearBuffer : TransactionFlags.Oneway;
        StatusCode status = _remote.Transact(code, data, reply, flags);
        if (status != StatusCode.Ok)
            throw Explain(status, code);
    }

    /// <summary>Sends a request from a thread of the process's own and completes with its answer.</summary>
    /// <param name="code">Transaction code.</param>
    /// <param name="data">The request; owned by this method from here on.</param>
    /// <param name="cancellationToken">
    /// Stops the wait. A request that was sent already runs to its end over there; its answer is discarded.
    /// </param>
    protected Task<Parcel> CallAsync(uint code, Parcel data, CancellationToken cancellationToken) =>
        CallerThreads.Shared.Run(data, request => Call(code, request), cancellationToken);

    /// <summary>Queues a one-way request from a thread of the process's own.</summary>
    /// <inheritdoc cref="CallAsync"/>
    protected Task CallOnewayAsync(uint code, Parcel data, CancellationToken cancellationToken) =>
        CallerThreads.Shared.Run(
            data,
            request =>
            {
                CallOneway(code, request);
                return null;
            },
            cancellationToken);

    /// <summary>Ends this proxy's use of the object.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
            (_remote as BpBinder)?.RemoveUser();
    }

    private RemoteException Explain(StatusCode status, uint code)
    {
        string operation = $"{GetType().Name} transaction {code}";
        return _remote is BpBinder proxy ? proxy.Process.Explain(status, operation) : RemoteException.FromStatus(status, operation);
    }
}
