using Binder.Driver;

namespace Binder.Devices.Shared;

/// <summary>A process that the daemon serves: its control connection, its threads' connections, its area.</summary>
internal sealed class PeerProcess(ulong id, Secret secret, Peer control, PeerMemory memory)
{
    private readonly Secret _secret = secret;

    /// <summary>Tells this process from all others that the daemon ever served, also of the same pid.</summary>
    public ulong Id { get; } = id;

    public Peer Control { get; } = control;

    public PeerMemory Memory { get; } = memory;

    /// <summary>The process to the driver; set once, at its greeting.</summary>
    public BinderProc Proc { get; set; } = null!;

    /// <summary>Connections of its threads by tid.</summary>
    public Dictionary<int, Peer> Threads { get; } = [];

    public MappedArea? Area { get; set; }

    /// <summary>Offsets in the area of descriptors that the process has to close; they go with its next response.</summary>
    public List<uint> Closes { get; } = [];

    public ref readonly Secret Secret => ref _secret;

    public SharedFeatures Features =>
        (Memory.IsReadable ? SharedFeatures.ReadsMemory : 0) | (Memory.HasDescriptors ? SharedFeatures.TakesDescriptors : 0);

    /// <summary>Lets go of the process's own resources, after the driver has closed it.</summary>
    public void Release()
    {
        Area?.Dispose();
        Memory.Dispose();
    }
}
