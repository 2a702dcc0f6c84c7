namespace Binder.Driver;

/// <summary>What is counted against the limits of a process and of its user.</summary>
internal enum BinderResource
{
    Processes,
    Threads,
    Nodes,
    References,
    Transactions,
    Completions,
    DeathLinks,
    PinnedFiles,
}
