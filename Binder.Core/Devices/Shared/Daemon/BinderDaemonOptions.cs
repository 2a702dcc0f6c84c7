using Binder.Devices;
using Binder.Devices.Shared;

namespace Binder;

/// <summary>Where a <see cref="BinderDaemon"/> listens, whom it admits, and how much it grants.</summary>
public sealed record BinderDaemonOptions
{
    /// <summary>The socket that a user's processes look for: <c>$XDG_RUNTIME_DIR/binder/binder.sock</c>, else <c>/run/binder/binder.sock</c>.</summary>
    public static string DefaultSocketPath
    {
        get
        {
            string? runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR");
            return Path.Combine(string.IsNullOrEmpty(runtime) ? "/run" : runtime, "binder", "binder.sock");
        }
    }

    /// <summary>The socket of a device name.</summary>
    /// <param name="device"><c>unix:PATH</c>; null for what <c>BINDER_DEVICE</c> names, else <see cref="DefaultSocketPath"/>.</param>
    /// <exception cref="BinderDeviceException">The name is not of a socket.</exception>
    public static string SocketPathOf(string? device)
    {
        device ??= BinderDevice.DefaultDaemonName();
        return device.StartsWith(SharedDevice.Scheme, StringComparison.Ordinal)
            ? device[SharedDevice.Scheme.Length..]
            : throw new BinderDeviceException(device, $"'{device}' is not the device of a driver daemon; use unix:PATH.");
    }

    /// <summary>Path of the socket, at most 107 bytes. A missing parent directory is made, for its owner alone.</summary>
    public string SocketPath { get; init; } = DefaultSocketPath;

    /// <summary>Who may connect: writing to the socket is connecting. By default the daemon's own user.</summary>
    public UnixFileMode SocketMode { get; init; } = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Receives one line for every connection that is refused, or ended because its peer breaks the protocol: on a thread of its own, which the
    /// daemon does not wait for. When more happens than it can take, it gets a line that says how many are left out.
    /// </summary>
    public Action<string>? Log { get; init; }

    /// <summary>
    /// Whether large payloads are copied straight out of the sender's memory, and descriptors taken from it, where the system allows that and
    /// the sender is of the daemon's own user. Otherwise everything travels through the socket.
    /// </summary>
    public bool ReadProcessMemory { get; init; } = true;

    /// <summary>Connections in all: one per process and one per thread. Lowered if the process may not have as many descriptors.</summary>
    public int MaxConnections { get; init; } = 4096;

    /// <summary>Connections per user that have not said yet what they are, or have ended with something unread in them and are not closed yet: these cost a stranger nothing.</summary>
    public int MaxUngreetedConnectionsPerUser { get; init; } = 64;

    /// <summary>How long a connection may take to say what it is. One that is silent, or slow, for longer is ended.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a frame may take from its first byte to its last. A connection whose frame takes longer is ended.</summary>
    public TimeSpan FrameTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory per user for frames of which a part has come; each takes at most 8 MiB.</summary>
    public long MaxUnfinishedBytesPerUser { get; init; } = 64 << 20;

    /// <summary>Processes per user; each may have a receive area of 4 MiB.</summary>
    public int MaxProcessesPerUser { get; init; } = 512;

    /// <summary>Threads per process, so that one process cannot take the connections of all.</summary>
    public int MaxThreadsPerProcess { get; init; } = 512;

    /// <summary>Lines of the log that may wait to be written.</summary>
    internal int LogCapacity { get; init; } = 1024;

    /// <summary>Descriptors of senders in all. Lowered if the process may not have as many.</summary>
    internal int MaxFiles { get; init; } = int.MaxValue;

    /// <summary>How a process is numbered to the driver, which lets no process call a context manager of its own number. Tests have all their processes in one.</summary>
    internal Func<int, int> NumberProcess { get; init; } = static pid => pid;
}
