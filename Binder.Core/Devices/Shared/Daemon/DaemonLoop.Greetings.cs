using System.Security.Cryptography;
using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Connections say what they are. Who they are, the kernel says.</summary>
internal sealed unsafe partial class DaemonLoop
{
    private ulong _lastProcessId;

    private void EndLatePeers()
    {
        while (_greetings.TryFindLate(out Peer peer))
            EndPeer(peer, $"it did not greet within {_options.GreetingTimeout.TotalSeconds:0.###} s");
        while (_frames.TryFindLate(out Peer peer))
            EndPeer(peer, $"its frame did not come completely within {_options.FrameTimeout.TotalSeconds:0.###} s");
    }

    private void GreetProcess(Peer peer, byte* frame)
    {
        HelloFrame* hello = (HelloFrame*)frame;
        if (hello->Magic != SharedProtocol.Magic)
        {
            EndPeer(peer, "its greeting is not Binder's");
        }
        else if (hello->Version != SharedProtocol.Version)
        {
            Refuse(peer, Welcome(Errno.EPROTO), $"it speaks version {hello->Version} of the protocol, the daemon version {SharedProtocol.Version}");
        }
        else if (hello->Header.Length != sizeof(HelloFrame))
        {
            EndPeer(peer, $"its greeting has {hello->Header.Length} bytes");
        }
        else if (!_driver.CanOpen(new BinderCredentials(peer.Pid, peer.Uid)))
        {
            Refuse(peer, Welcome(Errno.EMFILE), $"its user has {_options.MaxProcessesPerUser} processes");
        }
        else
        {
            Admit(peer, *hello);
        }
    }

    // The peer learns why, and its user reads the rest in the log.
    private void Refuse<T>(Peer peer, T answer, string reason)
        where T : unmanaged
    {
        LogEnd(peer, reason);
        _ = Send(peer, (byte*)&answer, sizeof(T), []);
        Close(peer);
    }

    private void Admit(Peer peer, in HelloFrame hello)
    {
        // For somebody else the daemon reaches into no process: with more rights than that user it could be led to read what he may not.
        PeerMemory memory = _options.ReadProcessMemory && peer.Uid == _ownUid ? PeerMemory.Probe(peer.Socket, peer.Pid, hello) : PeerMemory.None(peer.Pid);
        Secret secret = default;
        Require(Libc.FillRandom(secret));
        PeerProcess process = new(++_lastProcessId, secret, peer, memory);
        BinderCredentials credentials = new(
            peer.Pid > 0 ? _options.NumberProcess(peer.Pid) : -(int)process.Id,
            peer.Uid,
            Libc.GetPeerSecurityContext(peer.Socket),
            PeerNamespaces.Find(peer.Socket, peer.Pid),
            NiceFlag.Find(hello.Header.Flags));
        process.Proc = _driver.Open(credentials, memory);
        process.Proc.Owner = process;
        _processes.Add(process.Id, process);
        EndGreeting(peer);
        peer.Process = process;
        peer.Role = PeerRole.Process;

        WelcomeFrame welcome = Welcome(Errno.None);
        welcome.ProcessId = process.Id;
        welcome.Secret = secret;
        welcome.Features = process.Features;
        _ = TryRespond(peer, welcome);
    }

    private void EndGreeting(Peer peer)
    {
        if (_greetings.Remove(peer))
            peer.User.Ungreeted--;
    }

    private static WelcomeFrame Welcome(Errno error) => new()
    {
        Header = new FrameHeader(sizeof(WelcomeFrame), FrameType.Welcome),
        Magic = SharedProtocol.Magic,
        Version = SharedProtocol.Version,
        Errno = (int)error,
    };

    private void GreetThread(Peer peer, in ThreadHelloFrame hello)
    {
        if (hello.Magic != SharedProtocol.Magic || hello.Version != SharedProtocol.Version)
        {
            EndPeer(peer, "its greeting is not Binder's");
        }
        else if (!_processes.TryGetValue(hello.ProcessId, out PeerProcess? process)
            || !CryptographicOperations.FixedTimeEquals(hello.Secret, process.Secret)
            || process.Control.Pid != peer.Pid)
        {
            EndPeer(peer, "it is no thread of the process that it names");
        }
        else if (!process.Threads.ContainsKey(hello.Tid) && !_driver.CanAddThread(process.Proc))
        {
            Refuse(peer, ThreadWelcome(Errno.EMFILE), "its process, or its user, has as many threads as it may have");
        }
        else
        {
            AdmitThread(peer, process, hello.Tid);
        }
    }

    private void AdmitThread(Peer peer, PeerProcess process, int tid)
    {
        // A thread ended without closing its connection, and its number is in use again.
        if (process.Threads.TryGetValue(tid, out Peer? previous))
            Close(previous);

        BinderThread thread = _driver.GetThread(process.Proc, tid);
        thread.Owner = peer;
        process.Threads.Add(tid, peer);
        EndGreeting(peer);
        peer.Process = process;
        peer.Thread = thread;
        peer.Tid = Libc.IsThreadOf(peer.Pid, tid) ? tid : 0;
        peer.Role = PeerRole.Thread;
        _ = TryRespond(peer, ThreadWelcome(Errno.None));
    }

    private static ThreadWelcomeFrame ThreadWelcome(Errno error) => new()
    {
        Header = new FrameHeader(sizeof(ThreadWelcomeFrame), FrameType.ThreadWelcome),
        Errno = (int)error,
    };
}
