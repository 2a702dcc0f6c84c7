using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Connections come and go.</summary>
internal sealed partial class DaemonLoop
{
    private readonly Dictionary<ulong, PeerProcess> _processes = [];

    private void Accept()
    {
        Errno error = Libc.Accept(_socket.Listener, out SafeDescriptor socket);
        if (error is Errno.EMFILE or Errno.ENFILE)
        {
            // The connection would stay in the listener's queue and keep the poller busy: take it with the descriptor kept for this, and end it.
            _spare?.Dispose();
            if (Libc.Accept(_socket.Listener, out socket) == Errno.None)
                Refuse(socket, "the daemon has no free descriptor");
            if (Libc.CreateEvent(out SafeDescriptor spare) == Errno.None)
                _spare = spare;
            return;
        }

        if (error != Errno.None)
            return;

        if (Libc.GetPeer(socket, out ucred credentials) != Errno.None)
            Refuse(socket, "the kernel does not say who it is");
        else if (_peers.Count >= _limits.Connections)
            Refuse(socket, $"the daemon has its {_limits.Connections} connections");
        else if (new Peer(socket, credentials) is var peer && !_ungreeted.TryAdd(peer))
            Refuse(socket, $"its user has {_options.MaxUngreetedConnectionsPerUser} connections that have not greeted");
        else
            Add(peer);
    }

    private void Add(Peer peer)
    {
        ulong tag = _peers.Add(peer);
        Errno error = Libc.AddToPoller(_poller, peer.Socket, tag);
        if (error != Errno.None)
            EndPeer(peer, Libc.Describe(error));
    }

    private void Refuse(SafeDescriptor socket, string reason)
    {
        _ = Libc.GetPeer(socket, out ucred credentials);
        socket.Dispose();
        Log($"connection of pid {credentials.pid}, uid {credentials.uid} refused: {reason}");
    }

    /// <summary>Ends a connection whose peer is to blame.</summary>
    private void EndPeer(Peer peer, string reason)
    {
        if (peer.IsClosed)
            return;

        LogEnd(peer, reason);
        Close(peer);
    }

    private void LogEnd(Peer peer, string reason) => Log($"connection of pid {peer.Pid}, uid {peer.Uid} ended: {reason}");

    /// <summary>Ends a connection, and what it stood for.</summary>
    private void Close(Peer peer)
    {
        if (peer.IsClosed)
            return;

        peer.IsClosed = true;
        _peers.Remove(peer);
        Libc.RemoveFromPoller(_poller, peer.Socket);
        peer.DropInput();
        switch (peer.Role)
        {
            case PeerRole.Process:
                CloseProcess(peer);
                break;
            case PeerRole.Thread:
                CloseThread(peer);
                break;
            default:
                _ungreeted.Remove(peer);
                break;
        }

        peer.Socket.Dispose();
    }

    private void CloseProcess(Peer control)
    {
        PeerProcess process = control.Process!;
        _ = _processes.Remove(process.Id);
        _ = _freezes.RemoveAll(freeze => freeze.Peer == control);
        _driver.Close(process.Proc);
        foreach (Peer thread in process.Threads.Values)
        {
            thread.Thread = null;
            Close(thread);
        }

        process.Threads.Clear();
        process.Release();
    }

    private void CloseThread(Peer peer)
    {
        if (peer.Thread is not BinderThread thread)
            return; // the process is gone, and its threads with it

        if (peer.IsWaiting)
            _driver.CancelWait(thread);
        _driver.ExitThread(thread);
        thread.Owner = null;
        _ = peer.Process!.Threads.Remove(thread.Tid);
    }

    private void Log(string line)
    {
        try
        {
            _options.Log?.Invoke(line);
        }
        catch (Exception)
        {
            // A log that cannot be written ends nobody's connection.
        }
    }
}
