namespace Binder;

/// <summary>What came to a process since it was frozen, over all its open devices of the driver.</summary>
/// <param name="SyncReceived">A call was refused: its caller got a <see cref="FrozenObjectException"/>.</param>
/// <param name="SyncPending">A call is under way; also said of a process that is not frozen.</param>
/// <param name="AsyncReceived">A one-way call came.</param>
public readonly record struct ProcessFreezeInfo(bool SyncReceived, bool SyncPending, bool AsyncReceived);
