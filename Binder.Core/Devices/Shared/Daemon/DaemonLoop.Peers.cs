using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Connections come and go.</summary>
internal sealed partial class DaemonLoop
{
    private readonly Dictionary<ulong, PeerProcess> _processes = [];
    private volatile bool _isFull; // of sockets that do not close: nobody is accepted

    private void Accept()
    {
        if (_users.Closing.Value >= _limits.Connections)
        {
            _isFull = true;
            Libc.RemoveFromPoller(_poller, _socket.Listener);
            return;
        }

        if (_spare is null && Libc.CreateEvent(out SafeDescriptor another) == Errno.None)
            _spare = another;
        Errno error = Libc.Accept(_socket.Listener, out SafeDescriptor socket);
        if (error is Errno.EMFILE or Errno.ENFILE)
        {
            // The connection would stay in the listener's queue and keep the poller busy: take it with the descriptor kept for this, and end it.
            _spare?.Dispose();
            _spare = null;
            if (Libc.Accept(_socket.Listener, out socket) == Errno.None)
                Refuse(socket, "the daemon has no free descriptor");
            return;
        }

        if (error != Errno.None)
            return;

        _ = Libc.GetPeer(socket, out ucred credentials); // cannot fail: it is connected
        PeerUser user = _users.Of(credentials.uid);
        if (_peers.Count + _users.Closing.Value >= _limits.Connections)
            Refuse(socket, $"the daemon has its {_limits.Connections} connections");
        else if (user.Ungreeted + user.Closing.Value >= _options.MaxUngreetedConnectionsPerUser)
            Refuse(socket, $"its user has {_options.MaxUngreetedConnectionsPerUser} connections that have not greeted, or do not close");
        else
            Add(new Peer(socket, credentials.pid, user));
    }

    /// <summary>Accepts again once enough sockets are closed.</summary>
    private void ResumeAccepting()
    {
        if (!_isFull || _users.Closing.Value >= _limits.Connections)
            return;

        _isFull = Libc.AddToPoller(_poller, _socket.Listener, ListenerTag) != Errno.None;
    }

    private void Add(Peer peer)
    {
        peer.User.Connections++;
        peer.User.Ungreeted++;
        _greetings.Add(peer);
        ulong tag = _peers.Add(peer);
        Errno error = Libc.ReceiveUrgentInline(peer.Socket); // dropping an urgent byte drops, and may close, its descriptors
        if (error == Errno.None)
            error = Libc.AddToPoller(_poller, peer.Socket, tag);
        if (error != Errno.None)
            EndPeer(peer, Libc.Describe(error));
    }

    private void Refuse(SafeDescriptor socket, string reason)
    {
        _ = Libc.GetPeer(socket, out ucred credentials);
        Log($"connection of pid {credentials.pid}, uid {credentials.uid} refused: {reason}");
        EndSocket(_users.Of(credentials.uid), socket);
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
        DropInput(peer);
        switch (peer.Role)
        {
            case PeerRole.Process:
                CloseProcess(peer);
                break;
            case PeerRole.Thread:
                CloseThread(peer);
                break;
            default:
                EndGreeting(peer);
                break;
        }

        peer.User.Connections--;
        EndSocket(peer.User, peer.Socket);
    }

    /// <summary>Ends a connection now, and closes its socket: elsewhere, if it holds something that nobody received and so perhaps files.</summary>
    private void EndSocket(PeerUser user, SafeDescriptor socket)
    {
        Libc.Shutdown(socket);
        if (Libc.HasNothingToReceive(socket))
        {
            socket.Dispose();
            return;
        }

        user.Closing.Add();
        _closer.Close(user, socket, user.Closing);
    }

    private void CloseProcess(Peer control)
    {
        PeerProcess process = control.Process!;
        _ = _processes.Remove(process.Id);
        AbandonFreezes(control);
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

    private void Log(string line) => _log.Add(line);
}
