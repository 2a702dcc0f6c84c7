using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>The listening socket and its file. A lock file beside it keeps two daemons from taking each other's path for a stale one.</summary>
internal sealed class DaemonSocket : IDisposable
{
    private const int Backlog = 512; // connections that arrive while the loop is busy with one event
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly FileStream _lock;

    /// <summary>Listens at a path.</summary>
    /// <exception cref="BinderDeviceException">That is not possible.</exception>
    public DaemonSocket(string path, UnixFileMode mode)
    {
        _path = path;
        if (!sockaddr_un.TryCreate(path, out sockaddr_un address))
            throw Failure($"the path must have 1 to {sockaddr_un.LongestPath} bytes.");

        _lock = Lock(path);
        try
        {
            RemoveStale(address);
            Listener = Listen(address, mode);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    public SafeDescriptor Listener { get; }

    /// <summary>Stops listening, and removes the file if it is there still.</summary>
    public void Dispose() => End(static listener => listener.Dispose());

    /// <summary>Stops listening, and removes the file if it is there still.</summary>
    /// <param name="close">Closes the listener. With it go connections that nobody accepted and the files that were sent there.</param>
    public void End(Action<SafeDescriptor> close)
    {
        close(Listener);
        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its directory is gone, or somebody else's now. The next daemon at this path finds a stale socket.
        }

        _lock.Dispose();
    }

    private FileStream Lock(string path)
    {
        try
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
                Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
            return new FileStream(path + ".lock", new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                UnixCreateMode = OwnerOnly,
            });
        }
        catch (UnauthorizedAccessException exception)
        {
            throw Failure($"{exception.Message} Choose a path in a directory of your own: binder driver --socket PATH", exception);
        }
        catch (IOException exception)
        {
            throw Failure($"another daemon holds it, or the directory cannot be used: {exception.Message}", exception);
        }
    }

    private void RemoveStale(in sockaddr_un address)
    {
        if (!File.Exists(_path))
            return;
        if (!Libc.IsSocket(_path))
            throw Failure("there is a file that is not a socket.");

        Errno error = Libc.CreateSocket(nonBlocking: true, out SafeDescriptor probe);
        using (probe)
        {
            if (error == Errno.None)
                error = Libc.Connect(probe, address);
        }

        if (error != Errno.ECONNREFUSED)
            throw Failure("somebody listens there already.");
        File.Delete(_path);
    }

    private SafeDescriptor Listen(in sockaddr_un address, UnixFileMode mode)
    {
        Errno error = Libc.CreateSocket(nonBlocking: true, out SafeDescriptor socket);
        if (error == Errno.None)
            error = Libc.Bind(socket, address);
        if (error == Errno.None)
        {
            File.SetUnixFileMode(_path, mode); // nobody can connect before the socket listens
            error = Libc.Listen(socket, Backlog);
        }

        if (error == Errno.None)
            return socket;

        socket.Dispose();
        throw Failure(Libc.Describe(error));
    }

    private BinderDeviceException Failure(string reason, Exception? inner = null) =>
        new(SharedDevice.Scheme + _path, $"Cannot listen at {_path}: {reason}", inner);
}
