using System.Runtime.CompilerServices;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Opens the device behind a daemon's socket.</summary>
internal static class SharedDevice
{
    /// <summary>Begins the device's name.</summary>
    public const string Scheme = "unix:";

    /// <summary>Connects this process to the daemon at a path.</summary>
    /// <exception cref="BinderDeviceException">There is no usable daemon.</exception>
    public static BinderConnection Open(string path)
    {
        SafeDescriptor socket = Connect(path);
        try
        {
            WelcomeFrame welcome = Greet(path, socket);
            return new SharedConnection(path, socket, welcome);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A connected socket.</summary>
    public static SafeDescriptor Connect(string path)
    {
        if (!sockaddr_un.TryCreate(path, out sockaddr_un address))
            throw Failure(path, $"the path must have 1 to {sockaddr_un.LongestPath} bytes. Choose another path for the daemon.");

        Errno error = Libc.CreateSocket(nonBlocking: false, out SafeDescriptor socket);
        if (error == Errno.None)
            error = Libc.Connect(socket, address);
        if (error == Errno.None)
            return socket;

        socket.Dispose();
        throw Failure(path, error switch
        {
            Errno.ENOENT => $"there is no such socket. Start driver and service manager: {HowToStart(path)}",
            Errno.ECONNREFUSED => $"nobody listens there any more. Start driver and service manager: {HowToStart(path)}",
            Errno.EACCES => "permission denied. The driver's owner decides who may connect, by the mode of the socket and its directory.",
            _ => $"{Libc.Describe(error)}. Is the driver running? Start it, and a service manager: {HowToStart(path)}",
        });
    }

    /// <summary>The exception for a connection that did not come about.</summary>
    public static BinderDeviceException Failure(string path, string reason) =>
        new(Scheme + path, $"Cannot open the Binder device {Scheme}{path}: {reason}");

    private static string HowToStart(string path) =>
        path == BinderDaemonOptions.DefaultSocketPath ? "binder up" : $"binder up --device {Scheme}{path}";

    private static WelcomeFrame Greet(string path, SafeDescriptor socket)
    {
        ulong[] probe = GC.AllocateUninitializedArray<ulong>(1, pinned: true);
        probe[0] = (ulong)Random.Shared.NextInt64();
        HelloFrame hello = new()
        {
            Header = new FrameHeader(Unsafe.SizeOf<HelloFrame>(), FrameType.Hello, NiceFlag.Of(Libc.GetNiceIfFree())),
            Magic = SharedProtocol.Magic,
            Version = SharedProtocol.Version,
            ProbeDescriptor = socket.Number,
            ProbeAddress = AddressOf(probe),
            ProbeValue = probe[0],
        };
        Errno error = FrameExchange.Run(socket, hello, FrameType.Welcome, out WelcomeFrame welcome, out SafeDescriptor? stray);
        GC.KeepAlive(probe);
        stray?.Dispose();

        if (error == Errno.ECONNRESET)
            throw Failure(path, "whoever listens there ended the connection. A Binder driver does that when it has too many; its log names the limit.");
        if (error == Errno.EPROTO || (error == Errno.None && welcome.Magic != SharedProtocol.Magic))
            throw Failure(path, "whoever listens there is no Binder driver. Start one elsewhere: binder driver --device unix:PATH");
        if (error == Errno.None && welcome.Version != SharedProtocol.Version)
        {
            throw Failure(
                path,
                $"the daemon speaks version {welcome.Version} of the protocol, this process version {SharedProtocol.Version}. "
                + "Run both from the same release: stop the daemon and start it again (binder driver).");
        }

        if (error == Errno.None)
            error = (Errno)welcome.Errno;
        return error == Errno.None ? welcome : throw Failure(path, error switch
        {
            Errno.EMFILE => "this user has too many processes at the daemon. Its log names the limit.",
            _ => $"the daemon refused this process: {Libc.Describe(error)}.",
        });
    }

    private static unsafe ulong AddressOf(ulong[] pinned) => (ulong)Unsafe.AsPointer(ref pinned[0]);
}
