namespace Binder.Protocol;

/// <summary>Flags of a transaction that mean something to the driver. Source: <c>include/uapi/linux/android/binder.h</c>, <c>enum transaction_flags</c>.</summary>
internal static class TransactionFlag
{
    public const uint TF_ONE_WAY = 0x01;
    public const uint TF_ACCEPT_FDS = 0x10;
    public const uint TF_CLEAR_BUF = 0x20;
    public const uint TF_UPDATE_TXN = 0x40;
}
