using Binder.Devices.Shared;

namespace Binder;

/// <summary>
/// The shared driver: serves Binder to the processes of a machine through a Unix-domain socket, without a kernel driver.
/// </summary>
/// <remarks>
/// Processes name it <c>unix:PATH</c>. One daemon is one Binder world: one context manager, one set of objects. When it ends, all its processes
/// lose their connection, and every object is dead to them.
/// </remarks>
public sealed class BinderDaemon : IDisposable
{
    private readonly Lock _gate = new();
    private readonly BinderDaemonOptions _options;
    private DaemonLoop? _loop;
    private Thread? _thread;
    private bool _isDisposed;

    /// <summary>A daemon that does not listen yet.</summary>
    public BinderDaemon(BinderDaemonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
    }

    /// <summary>The socket, as <c>BINDER_DEVICE</c> names it.</summary>
    public string Device => SharedDevice.Scheme + _options.SocketPath;

    /// <summary>Listens, and serves on the calling thread until cancelled or disposed.</summary>
    /// <exception cref="BinderDeviceException">The socket cannot be made; another daemon listening there is one reason.</exception>
    public void Run(CancellationToken cancellationToken = default)
    {
        DaemonLoop loop = Open();
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static state => ((DaemonLoop)state!).Stop(), loop);
        loop.Run();
    }

    /// <summary>Listens, and serves on a thread of its own until disposed. Processes can connect as soon as this returns.</summary>
    /// <exception cref="BinderDeviceException">The socket cannot be made; another daemon listening there is one reason.</exception>
    public void Start()
    {
        DaemonLoop loop = Open();
        Thread thread = new(loop.Run) { IsBackground = true, Name = "binder driver" };
        lock (_gate)
            _thread = thread;
        thread.Start();
    }

    /// <summary>Ends all connections, removes the socket, and waits until that is done if <see cref="Start"/> was used.</summary>
    public void Dispose()
    {
        Thread? thread;
        lock (_gate)
        {
            _isDisposed = true;
            _loop?.Stop();
            thread = _thread;
        }

        thread?.Join();
    }

    /// <summary>What the daemon holds at a moment between two events; zero all once it has ended.</summary>
    internal DaemonState State => Loop.Until(static _ => true).GetAwaiter().GetResult();

    /// <summary>Completes at the first moment between two events at which the condition holds, or when the daemon ends.</summary>
    internal Task<DaemonState> Until(Func<DaemonState, bool> condition) => Loop.Until(condition);

    /// <summary>Waits until the log's lines about everything so far are written.</summary>
    internal void FlushLog() => Loop.FlushLog();

    private DaemonLoop Loop => _loop ?? throw new InvalidOperationException("The daemon has not been started.");

    private DaemonLoop Open()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_loop is not null)
                throw new InvalidOperationException("The daemon has been started already.");

            return _loop = new DaemonLoop(_options);
        }
    }
}
