using System.Runtime.InteropServices;

namespace Binder.Benchmarks.Raw;

/// <summary>
/// The raw limits' protocol: a connection begins with <c>int32 size</c>, every message behind it, either way, has that size.
/// </summary>
internal sealed class RawConnection : IDisposable
{
    private readonly RawSocket _socket;

    private RawConnection(RawSocket socket, int size)
    {
        _socket = socket;
        Message = GC.AllocateUninitializedArray<byte>(size, pinned: true);
    }

    /// <summary>The one message of this connection: sent by <see cref="Send()"/>, overwritten by <see cref="TryReceive()"/>.</summary>
    internal byte[] Message { get; }

    internal static RawConnection Connect(string path, int size)
    {
        RawConnection connection = new(RawSocket.Connect(path), size);
        connection._socket.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in size)));
        return connection;
    }

    /// <returns>Null if the peer closed the connection at once.</returns>
    internal static RawConnection? Accept(RawSocket listener)
    {
        RawSocket socket = listener.Accept();
        int size = 0;
        if (socket.TryRead(MemoryMarshal.AsBytes(new Span<int>(ref size))))
            return new RawConnection(socket, size);

        socket.Dispose();
        return null;
    }

    internal void Send() => Send(Message);

    internal void Send(byte[] message) => _socket.Write(message);

    /// <returns>False once the peer has closed the connection.</returns>
    internal bool TryReceive() => TryReceive(Message);

    internal bool TryReceive(byte[] message) => _socket.TryRead(message);

    public void Dispose() => _socket.Dispose();
}
