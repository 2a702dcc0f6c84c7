namespace Binder.Driver;

/// <summary>How much of everything the driver holds. All are 0 again once every process is closed.</summary>
/// <param name="Nodes">Dead ones included, as long as somebody refers to them.</param>
/// <param name="DeathLinks">Death notifications that are armed, queued or delivered and not done.</param>
/// <param name="FreezeLinks">Freeze notifications that are requested, or cleared and not yet reported so.</param>
/// <param name="PinnedFiles">Files sent and not yet received.</param>
internal readonly record struct BinderDriverCounts(
    int Processes,
    int Threads,
    int Nodes,
    int References,
    int Transactions,
    int Buffers,
    long BufferBytes,
    int DeathLinks,
    int PinnedFiles,
    int FreezeLinks);
