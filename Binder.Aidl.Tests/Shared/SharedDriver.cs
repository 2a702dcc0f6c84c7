using System.Collections.Concurrent;
using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices.Shared;
using Xunit;

namespace Binder.Aidl.Tests.Shared;

/// <summary>How payloads and descriptors get to the daemon.</summary>
public enum Transfer
{
    /// <summary>The daemon reaches into the sender.</summary>
    Direct,

    /// <summary>Everything travels through the socket.</summary>
    Inline,
}

/// <summary>A daemon at a path of its own, and its log.</summary>
internal sealed class SharedDriver : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("binder-");
    private readonly ConcurrentQueue<string> _log = [];
    private readonly ManualResetEventSlim _mayRun = new(true);
    private readonly AutoResetEvent _isPaused = new(false);
    private int _lastPid;

    public SharedDriver(Transfer transfer = Transfer.Direct, Func<BinderDaemonOptions, BinderDaemonOptions>? configure = null)
    {
        BinderDaemonOptions options = new()
        {
            SocketPath = Path.Combine(_directory.FullName, "binder.sock"),
            Log = _log.Enqueue,
            ReadProcessMemory = transfer == Transfer.Direct,
            NumberProcess = _ => Number(),
        };
        SocketPath = options.SocketPath;
        Daemon = new BinderDaemon(configure?.Invoke(options) ?? options);
        Daemon.Start();
    }

    public BinderDaemon Daemon { get; }

    public string SocketPath { get; }

    /// <summary>The lines so far; complete once the daemon has seen what caused them.</summary>
    public IReadOnlyCollection<string> Log
    {
        get
        {
            Daemon.FlushLog();
            return _log;
        }
    }

    public RawProcess Open(int areaSize = RawProcess.AreaSize) => new(SocketPath, areaSize);

    /// <summary>A process that is the context manager.</summary>
    public RawProcess OpenManager(int areaSize = RawProcess.AreaSize)
    {
        RawProcess manager = Open(areaSize);
        manager.BecomeContextManager();
        return manager;
    }

    public DaemonState Until(Func<DaemonState, bool> condition) =>
        Daemon.Until(condition).WaitAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    /// <summary>Waits until nobody is connected, and demands that nothing is left of anybody.</summary>
    public void AssertEmpties() => Assert.Equal(default, Until(state => state is { Connections: 0, Files: 0 }));

    /// <summary>The daemon does nothing until the result is disposed, and then everything in order.</summary>
    public IDisposable Pause()
    {
        RawSocket peer = new(SocketPath);
        _mayRun.Reset();
        peer.Send(RawSocket.Hello);
        Assert.True(_isPaused.WaitOne(TimeSpan.FromSeconds(30)));
        return new PausedDaemon(this, peer);
    }

    public void Dispose()
    {
        Daemon.Dispose();
        _directory.Delete(recursive: true);
    }

    private int Number()
    {
        if (!_mayRun.IsSet)
            _ = _isPaused.Set();
        _mayRun.Wait();
        return ++_lastPid;
    }

    private sealed class PausedDaemon(SharedDriver driver, RawSocket peer) : IDisposable
    {
        public void Dispose()
        {
            driver._mayRun.Set();
            _ = peer.Receive<WelcomeFrame>();
            peer.Dispose();
        }
    }
}
