using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>Numbers on which a client and a daemon of the shared driver agree.</summary>
/// <remarks>
/// A conversation over a Unix stream socket, little endian, one request and its response at a time. The first frame makes a connection
/// a process's (<see cref="HelloFrame"/>) or a thread's (<see cref="ThreadHelloFrame"/>).
/// </remarks>
internal static class SharedProtocol
{
    /// <summary>"BinderSh", so that a stranger is told from a peer of another version.</summary>
    public const ulong Magic = 0x6853_7265_646E_6942;

    /// <summary>Raised whenever a frame changes.</summary>
    public const uint Version = 1;

    /// <summary>Windows in one frame: two per transaction, more for scattered buffers.</summary>
    public const int MaxWindows = 64;

    /// <summary>Where the daemon can read the client's memory, data larger than this stay there: copying them twice costs more than the call that reads them.</summary>
    public const int InlineLimit = 16 * 1024;

    /// <summary>Read buffer that the daemon fills at a time. Runtimes offer 256 bytes.</summary>
    public const int MaxRead = 16 * 1024;

    /// <summary>Commands in one frame; a longer write buffer takes several.</summary>
    public const int MaxWrite = 64 * 1024;

    /// <summary>Room that all windows of a frame may take: what can be in a receiver's area at all.</summary>
    public const int MaxWindowBytes = BinderProtocol.MaxAreaSize;

    /// <summary>Longest frame: a full area inline, its commands and its tables.</summary>
    public const int MaxFrame = MaxWindowBytes + (2 * MaxWrite);
}
