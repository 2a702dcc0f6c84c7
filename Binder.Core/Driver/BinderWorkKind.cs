namespace Binder.Driver;

/// <summary>What a queued work item is about. Source: <c>drivers/android/binder_internal.h</c>, <c>enum binder_work_type</c>.</summary>
internal enum BinderWorkKind : byte
{
    Transaction,
    TransactionComplete,
    OnewaySpamSuspect,
    TransactionPendingFrozen,
    ReturnError,
    Node,
    DeadBinder,
    DeadBinderAndClear,
    ClearDeath,
    FrozenBinder,
    ClearFreeze,
}
