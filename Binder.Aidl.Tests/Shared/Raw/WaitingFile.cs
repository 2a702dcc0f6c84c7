using System.Net;
using System.Net.Sockets;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Shared.Raw;

/// <summary>
/// A file whose last <c>close</c> waits: a TCP socket that lingers, with data that its peer does not take until <see cref="Release"/>.
/// </summary>
internal sealed class WaitingFile : IDisposable
{
    private readonly Socket _peer;

    public WaitingFile()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(listener.LocalEndPoint!);
        _peer = listener.Accept();
        socket.LingerState = new LingerOption(true, 3600);
        Assert.Equal(Errno.None, Libc.Duplicate((int)socket.Handle, out SafeFileHandle duplicate));
        Number = (int)duplicate.DangerousGetHandle();
        duplicate.SetHandleAsInvalid(); // from here on it is a number alone
        Fill();
    }

    public int Number { get; private set; } = -1;

    /// <summary>Gives up this process's own descriptor, once another one is under way.</summary>
    public void Abandon()
    {
        Assert.Equal(Errno.None, Libc.Close(Number));
        Number = -1;
    }

    /// <summary>The connection is reset: nothing waits any more.</summary>
    public void Release() => _peer.Dispose();

    public void Dispose()
    {
        Release();
        if (Number >= 0)
            Abandon();
    }

    private unsafe void Fill()
    {
        SafeDescriptor socket = new(Number);
        fixed (byte* data = new byte[64 * 1024])
        {
            iovec vector = new(data, 64 * 1024);
            msghdr message = new() { msg_iov = &vector, msg_iovlen = 1 };
            Errno error;
            while (Libc.Send(socket, &message, wait: false, out error) >= 0)
            {
            }

            Assert.Equal(Errno.EAGAIN, error);
        }

        socket.SetHandleAsInvalid();
    }
}
