namespace Binder.Driver;

/// <summary>Limits and settings of one <see cref="BinderDriver"/>.</summary>
internal sealed record BinderDriverLimits
{
    public BinderQuota PerProcess { get; init; } = new()
    {
        Processes = 1,
        Threads = 1024,
        Nodes = 65_536,
        References = 65_536,
        Transactions = 16_384,
        Completions = 65_536,
        DeathLinks = 8192,
        PinnedFiles = 1024,
    };

    public BinderQuota PerUser { get; init; } = new()
    {
        Processes = 4096,
        Threads = 32_768,
        Nodes = 262_144,
        References = 524_288,
        Transactions = 65_536,
        Completions = 262_144,
        DeathLinks = 131_072,
        PinnedFiles = 4096,
    };

    /// <summary>Buffers that a process may leave unfreed; each costs the driver a record, however small it is.</summary>
    public int BuffersPerProcess { get; init; } = 32_768;

    /// <summary>Label of a sender without one, for nodes that ask for the sender's security context.</summary>
    public string DefaultSecurityContext { get; init; } = "unconfined";
}
