using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>
/// The daemon: one thread, one poller, one driver. Each event is carried out completely, its consequences for other threads first, before
/// the next one is looked at; nothing in it waits.
/// </summary>
internal sealed partial class DaemonLoop : IDisposable
{
    private const ulong ListenerTag = ulong.MaxValue;
    private const ulong WakeTag = ulong.MaxValue - 1;
    private const int EventsAtATime = 64;

    private readonly BinderDaemonOptions _options;
    private readonly DaemonLimits _limits;
    private readonly DaemonSocket _socket;
    private readonly DaemonLog _log;
    private readonly PeerUsers _users = new();
    private readonly PeerDeadlines _greetings;
    private readonly PeerDeadlines _frames;
    private readonly DaemonHost _host;
    private readonly DescriptorCloser _closer;
    private readonly BinderDriver _driver;
    private readonly SafeDescriptor _poller;
    private readonly SafeDescriptor _wake;
    private readonly EpollEvents _events = new(EventsAtATime);
    private readonly PeerTable _peers = new();
    private readonly uint _ownUid;
    private SafeDescriptor? _spare;
    private YieldingWait _wait;
    private volatile bool _isStopping;

    public DaemonLoop(BinderDaemonOptions options)
    {
        _options = options;
        _limits = DaemonLimits.For(options);
        _greetings = new PeerDeadlines((long)options.GreetingTimeout.TotalMilliseconds);
        _frames = new PeerDeadlines((long)options.FrameTimeout.TotalMilliseconds);
        _socket = new DaemonSocket(options.SocketPath, options.SocketMode);
        _log = new DaemonLog(options.Log, options.LogCapacity);
        _closer = new DescriptorCloser(OnFileClosed);
        _host = new DaemonHost(_limits, _users, _closer);
        _driver = new BinderDriver(_host, _limits.ForDriver(options));
        _ = Libc.GetPeer(_socket.Listener, out ucred self); // of a listening socket: who listens
        _ownUid = self.uid;
        try
        {
            Require(Libc.CreatePoller(out _poller));
            Require(Libc.CreateEvent(out _wake));
            Require(Libc.CreateEvent(out _spare));
            Require(Libc.AddToPoller(_poller, _socket.Listener, ListenerTag));
            Require(Libc.AddToPoller(_poller, _wake, WakeTag));
        }
        catch
        {
            _closer.Dispose();
            _log.Dispose();
            _socket.Dispose();
            throw;
        }
    }

    /// <summary>Serves until <see cref="Stop"/>.</summary>
    public void Run()
    {
        while (!_isStopping)
        {
            int count = WaitForEvents();
            for (int i = 0; i < count; i++)
                Dispatch(_events.Tag(i));
            EndFreezes();
            EndLatePeers();
            ResumeAccepting();
            CheckConditions();
        }

        Dispose();
    }

    /// <summary>Makes <see cref="Run"/> return soon. From any thread, any number of times.</summary>
    public void Stop()
    {
        _isStopping = true;
        WakeUp();
    }

    /// <summary>Ends everything, as <see cref="Run"/> does when it returns.</summary>
    public void Dispose()
    {
        while (_peers.Last() is Peer peer)
            Close(peer);
        while (_host.TryTakeWoken(out _))
        {
        }

        _socket.End(listener => EndSocket(_users.Of(_ownUid), listener));
        _closer.Dispose();
        _log.Dispose();
        EndConditions();
        _spare?.Dispose();
        _poller.Dispose();
        lock (_conditions)
            _wake.Dispose();
    }

    /// <summary>Waits until the lines about everything so far are written.</summary>
    public void FlushLog() => _log.Flush();

    private int WaitForEvents()
    {
        if (_wait.Begin())
        {
            do
            {
                int count = Libc.WaitForEvents(_poller, _events, timeout: 0);
                if (count > 0)
                {
                    _wait.Succeed();
                    return count;
                }

                Libc.YieldProcessor();
            }
            while (_wait.Continue());
        }

        return Libc.WaitForEvents(_poller, _events, Sooner(MillisecondsToNextFreeze(), Sooner(_greetings.MillisecondsToNext, _frames.MillisecondsToNext)));
    }

    // Of two times in milliseconds, of which -1 is never.
    private static int Sooner(int first, int second) => (int)Math.Min((uint)first, (uint)second);

    private void Dispatch(ulong tag)
    {
        switch (tag)
        {
            case ListenerTag:
                Accept();
                break;
            case WakeTag:
                Libc.Drain(_wake);
                break;
            default:
                if (_peers.Find(tag) is Peer peer)
                    Serve(peer);
                break;
        }
    }

    private void Serve(Peer peer)
    {
        try
        {
            OnReadable(peer);
            AnswerWoken();
        }
        catch (Exception exception)
        {
            // Nothing that a peer sends should get here. If it does, it costs that peer its connection, not everybody theirs.
            EndPeer(peer, $"an internal error: {exception}");
            _host.ReleaseInstalled();
            AnswerWoken();
        }
    }

    private void WakeUp()
    {
        lock (_conditions)
        {
            if (!_wake.IsClosed)
                Libc.Signal(_wake);
        }
    }

    private void OnFileClosed()
    {
        if (HasConditions || _isFull)
            WakeUp();
    }

    private static void Require(Errno error)
    {
        if (error != Errno.None)
            throw new IOException($"The daemon cannot start: {Libc.Describe(error)}.");
    }
}
