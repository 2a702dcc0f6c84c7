namespace Binder.Devices.Shared;

/// <summary>What one user's connections cost the daemon beyond what the driver counts.</summary>
internal sealed class PeerUser(uint uid, DescriptorCount files, DescriptorCount closing)
{
    public uint Uid { get; } = uid;

    /// <summary>Connections accepted and not ended.</summary>
    public int Connections { get; set; }

    /// <summary>Those of them that have not greeted.</summary>
    public int Ungreeted { get; set; }

    /// <summary>Memory for frames that have not come completely.</summary>
    public long InputBytes { get; set; }

    /// <summary>Descriptors that its processes sent, until they are closed.</summary>
    public DescriptorCount Files { get; } = new(files);

    /// <summary>Sockets of ended connections whose close may wait, until they are closed.</summary>
    public DescriptorCount Closing { get; } = new(closing);

    public bool IsGone => Connections == 0 && Files.Value == 0 && Closing.Value == 0;
}
