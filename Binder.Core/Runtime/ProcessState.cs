using Binder.Devices;
using Binder.Protocol;

namespace Binder;

/// <summary>
/// One opened Binder device: the process as the driver knows it. A program normally uses <see cref="Self"/>; nothing is static underneath,
/// so that tests and plugin hosts open as many as they like.
/// </summary>
public sealed partial class ProcessState : IDisposable
{
    /// <summary>Size of the receive area of a process: 1 MiB less two pages, as in Android.</summary>
    public const int DefaultAreaSize = (1024 * 1024) - (2 * 4096);

    /// <summary>Threads that the driver may ask for beyond those that join by themselves.</summary>
    public const int DefaultMaxThreads = 15;

    private static readonly Lock DefaultGate = new();

    private static volatile ProcessState? DefaultProcess;

    private readonly BinderConnection _connection;
    private readonly Lock _gate = new();
    private int _maxThreads = DefaultMaxThreads;
    private readonly CancellationTokenSource _stopping = new();
    private volatile bool _isStopping;

    private ProcessState(BinderConnection connection)
    {
        _connection = connection;
        ProxyCounter = new ProxyCounter(this);
        _proxies = new ProxyTable(this);
        _janitor = new Janitor(this);
        _load = new PoolLoad(() => ThreadPoolCapacity, OnThreadPoolStarved);
    }

    /// <summary>
    /// The process on the default device: the one that the environment variable <c>BINDER_DEVICE</c> names, else <c>/dev/binder</c> where that
    /// can be used, else the user's driver daemon. Opened at first use; where that fails, the next use tries again. It lasts as long as the OS
    /// process: once disposed, it is not opened again.
    /// </summary>
    /// <exception cref="BinderDeviceException">The device cannot be used.</exception>
    public static ProcessState Self => DefaultProcess ?? OpenDefault();

    /// <summary>The device as <c>BINDER_DEVICE</c> names it.</summary>
    public string Device => _connection.Device;

    /// <summary>How many threads the driver may ask this process to start for incoming calls, besides the first one. Threads that run already go on.</summary>
    public int MaxThreads
    {
        get => _maxThreads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Check(_connection.SetMaxThreads((uint)value), "set the number of pool threads");
            _maxThreads = value;
            _load.Wake();
        }
    }

    /// <summary>Says which caller may do what: null, the default, refuses every call that needs a permission.</summary>
    public IPermissionChecker? PermissionChecker { get; set; }

    internal bool IsStopping => _isStopping;

    /// <summary>Cancelled when the process begins to stop.</summary>
    internal CancellationToken Stopping => _stopping.Token;

    /// <summary>Opens a device.</summary>
    /// <param name="device"><c>/dev/binder</c> or another device node, <c>unix:PATH</c>, <c>inproc:NAME</c>; null for the default device.</param>
    /// <param name="areaSize">Bytes for incoming transactions; 4 MiB at most are used.</param>
    /// <exception cref="BinderDeviceException">The device cannot be used.</exception>
    public static ProcessState Open(string? device = null, int areaSize = DefaultAreaSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(areaSize);
        return Open(BinderDevice.Open(device), areaSize);
    }

    /// <summary>Makes a process of an open device, which it owns from here on.</summary>
    internal static ProcessState Open(BinderConnection connection, int areaSize)
    {
        ProcessState process = new(connection);
        try
        {
            process.Check(connection.GetVersion(out int version), "ask the protocol version");
            if (version != BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION)
            {
                throw new BinderDeviceException(
                    connection.Device,
                    $"{connection.Device} speaks Binder protocol {version}; this library speaks {BinderProtocol.BINDER_CURRENT_PROTOCOL_VERSION}.");
            }

            process.Check(connection.Map(areaSize), "map the receive area");
            Errno spamDetection = connection.EnableOnewaySpamDetection(true);
            if (spamDetection != Errno.EINVAL) // a kernel before 5.14 does not know it
                process.Check(spamDetection, "enable one-way spam detection");
            process.MaxThreads = DefaultMaxThreads;
            return process;
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>The context manager's object, normally the service manager: handle 0.</summary>
    /// <returns>Null while there is none.</returns>
    public IBinder? GetContextObject()
    {
        if (_contextObject is { } local)
            return local;

        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        StatusCode status = CurrentThread.Transact(
            BinderProtocol.ContextManagerHandle, SystemTransactions.Ping, data, reply, TransactionFlags.None);
        if (status == StatusCode.NoInit)
            throw CurrentThread.ExplainFailure(status, "context object");
        return status == StatusCode.Ok ? GetLivingContextManager() : null;
    }

    /// <summary>Makes an object the one that every process on this device reaches through handle 0.</summary>
    /// <exception cref="InvalidOperationException">The device has a context manager already, or the user may not become it.</exception>
    public void BecomeContextManager(BBinder manager)
    {
        ArgumentNullException.ThrowIfNull(manager);
        flat_binder_object node = new() { type = BinderObjectType.BINDER_TYPE_BINDER, flags = manager.Publish() };
        switch (SetContextManager(node, manager))
        {
            case Errno.None:
                return;
            case Errno.EBUSY:
                throw new InvalidOperationException($"{Device} has a context manager already: a service manager runs there.");
            case Errno.EPERM:
                throw new InvalidOperationException($"{Device} had a context manager of another user; only that user may be the next one.");
            case Errno error:
                throw new BinderDeviceException(Device, $"{Device}: cannot become context manager ({error}).");
        }
    }

    /// <summary>
    /// Stops the pool, waits for its threads, and closes the device: to the others this process dies. Must not be called from an incoming call.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isStopping)
                return;
            _isStopping = true;
        }

        _stopping.Cancel();
        _load.Stop();
        _connection.Flush();
        _janitor.Stop();
        StopThreads();
        _connection.Dispose();
    }

    /// <summary>Closes the device at once, whatever its threads do: what a crash is to the others.</summary>
    internal void Abort()
    {
        lock (_gate)
            _isStopping = true;
        _stopping.Cancel();
        _load.Stop();
        _connection.Dispose();
    }

    // The proxy of a manager that died keeps the number until it gives it back; only then can the next manager have it.
    private BpBinder GetLivingContextManager()
    {
        BpBinder manager = _proxies.Get(BinderProtocol.ContextManagerHandle);
        if (!manager.IsAlive)
        {
            manager.Dispose();
            manager = _proxies.Get(BinderProtocol.ContextManagerHandle);
        }

        manager.MarkShared();
        manager.RemoveUser();
        return manager;
    }

    private Errno SetContextManager(in flat_binder_object node, BBinder manager)
    {
        lock (_contextGate)
        {
            Errno error = _connection.SetContextManager(node);
            if (error == Errno.None)
                _contextObject = manager;
            return error;
        }
    }

    private static ProcessState OpenDefault()
    {
        lock (DefaultGate)
            return DefaultProcess ??= Open();
    }

    private void Check(Errno error, string operation)
    {
        if (error != Errno.None)
            throw new BinderDeviceException(Device, $"{Device}: cannot {operation} ({error}).");
    }
}
