namespace Binder;

/// <summary>Transactions that every object answers. They carry no interface token. Source: <c>libs/binder/include/binder/IBinder.h</c>.</summary>
public static class SystemTransactions
{
    /// <summary><c>_PNG</c>: empty answer.</summary>
    public const uint Ping = 0x5F504E47;

    /// <summary><c>_DMP</c>: file descriptor, count, arguments; the object writes its state to the descriptor.</summary>
    public const uint Dump = 0x5F444D50;

    /// <summary><c>_NTF</c>: answers the interface descriptor.</summary>
    public const uint Interface = 0x5F4E5446;

    /// <summary><c>_EXT</c>: answers the object's extension or null.</summary>
    public const uint Extension = 0x5F455854;

    /// <summary><c>_PID</c>: answers the process id.</summary>
    public const uint DebugPid = 0x5F504944;
}
