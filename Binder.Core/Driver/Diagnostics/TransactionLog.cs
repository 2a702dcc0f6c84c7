namespace Binder.Driver;

/// <summary>The last 32 transactions, the oldest first. Source: <c>binder_transaction_log</c>.</summary>
internal sealed class TransactionLog
{
    private const int Length = 32;

    private readonly TransactionLogEntry[] _entries = new TransactionLogEntry[Length];
    private long _count;

    public void Add(in TransactionLogEntry entry) => _entries[_count++ % Length] = entry;

    public IReadOnlyList<TransactionLogEntry> Snapshot()
    {
        List<TransactionLogEntry> entries = [];
        for (long i = Math.Max(0, _count - Length); i < _count; i++)
            entries.Add(_entries[i % Length]);
        return entries;
    }
}

/// <summary>One transaction as it was asked for, and what became of it.</summary>
/// <param name="Kind"><c>call</c>, <c>async</c> or <c>reply</c>.</param>
/// <param name="Handle">As the sender named it; 0 for a reply.</param>
/// <param name="Result">The <c>BR_*</c> code that the sender was refused with; 0 if it was accepted.</param>
/// <param name="Param">Errno of the extended error, negative or 0.</param>
internal readonly record struct TransactionLogEntry(
    uint Id, string Kind, int FromPid, int FromTid, int ToPid, int ToTid, uint NodeId, uint Handle, ulong DataSize, ulong OffsetsSize, uint Result, int Param);
