namespace Binder.Driver;

/// <summary>How much one process, or one user, may have in use in the driver. The kernel has only memory as its limit; a daemon serves strangers.</summary>
internal sealed record BinderQuota
{
    public int Processes { get; init; }

    public int Threads { get; init; }

    public int Nodes { get; init; }

    public int References { get; init; }

    /// <summary>Transactions sent and not yet done: calls until answered, one-ways and replies until read.</summary>
    public int Transactions { get; init; }

    /// <summary>Completions of transactions that were sent, until they are read.</summary>
    public int Completions { get; init; }

    public int DeathLinks { get; init; }

    /// <summary>Files sent and not yet received.</summary>
    public int PinnedFiles { get; init; }

    public int this[BinderResource resource] => resource switch
    {
        BinderResource.Processes => Processes,
        BinderResource.Threads => Threads,
        BinderResource.Nodes => Nodes,
        BinderResource.References => References,
        BinderResource.Transactions => Transactions,
        BinderResource.Completions => Completions,
        BinderResource.DeathLinks => DeathLinks,
        BinderResource.PinnedFiles => PinnedFiles,
        _ => 0,
    };
}
