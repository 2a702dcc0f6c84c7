namespace Binder.Driver;

/// <summary>One open of the device, from <see cref="BinderDriver.Open"/> to <see cref="BinderDriver.Close"/>.</summary>
internal sealed class BinderProc(BinderCredentials credentials, IProcessMemory memory, BinderAccount account)
{
    /// <summary>The device's own state.</summary>
    public object? Owner { get; set; }

    public BinderCredentials Credentials { get; } = credentials;

    public int Pid => Credentials.Pid;

    /// <summary>The pid in the namespace that the receiver lives in; 0 if this process is not visible there.</summary>
    public int PidSeenBy(BinderProc receiver) =>
        receiver.Credentials.Nested is { } nested ? Credentials.Nested?.SeenBy(nested) ?? 0 : Math.Max(Pid, 0);

    public IProcessMemory Memory { get; } = memory;

    public BinderAccount Account { get; } = account;

    public bool IsDead { get; set; }

    /// <summary>Place in the driver's list of processes.</summary>
    public int Index { get; set; }

    /// <summary>The receive area, while mapped.</summary>
    public BinderArea? Area { get; set; }

    /// <summary>The area's buffers, from the mapping to the end, also when the area is unmapped.</summary>
    public BinderAllocator? Allocator { get; set; }

    /// <summary>Where the process sees, or saw, the start of the area.</summary>
    public ulong AreaAddress { get; set; }

    public Dictionary<int, BinderThread> Threads { get; } = [];

    public BinderNodeTable Nodes { get; } = new();

    public BinderRefTable Refs { get; } = new();

    /// <summary>The process queue.</summary>
    public BinderWorkQueue Todo { get; } = new();

    public BinderWaitingList Waiting { get; } = new();

    /// <summary>Death notifications that were read and not yet acknowledged.</summary>
    public BinderWorkQueue DeliveredDeaths { get; } = new();

    /// <summary>Freeze notifications that were read and not yet acknowledged.</summary>
    public BinderWorkQueue DeliveredFreezes { get; } = new();

    public uint MaxThreads { get; set; }

    /// <summary><c>BR_SPAWN_LOOPER</c> was sent and <c>BC_REGISTER_LOOPER</c> has not come yet.</summary>
    public bool IsThreadRequested { get; set; }

    public uint StartedThreads { get; set; }

    public bool DetectsOnewaySpam { get; set; }

    public bool IsFrozen { get; set; }

    /// <summary>A call was refused since the freeze.</summary>
    public bool HasRefusedCall { get; set; }

    /// <summary>A one-way came since the freeze.</summary>
    public bool HasFrozenOneway { get; set; }

    /// <summary>At the receiver: calls until answered, one-ways and replies until read.</summary>
    public int Outstanding { get; set; }

    public byte[]? SecurityContext { get; set; }

    public DriverStatistics Statistics { get; } = new();
}
