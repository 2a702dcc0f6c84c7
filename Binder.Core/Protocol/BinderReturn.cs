namespace Binder.Protocol;

/// <summary>Returns from the driver to a process. Source: <c>include/uapi/linux/android/binder.h</c>, <c>enum binder_driver_return_protocol</c>.</summary>
internal static class BinderReturn
{
    public const uint BR_ERROR = 0x80047200;
    public const uint BR_OK = 0x00007201;
    public const uint BR_TRANSACTION = 0x80407202;
    public const uint BR_TRANSACTION_SEC_CTX = 0x80487202;
    public const uint BR_REPLY = 0x80407203;
    public const uint BR_ACQUIRE_RESULT = 0x80047204;
    public const uint BR_DEAD_REPLY = 0x00007205;
    public const uint BR_TRANSACTION_COMPLETE = 0x00007206;
    public const uint BR_INCREFS = 0x80107207;
    public const uint BR_ACQUIRE = 0x80107208;
    public const uint BR_RELEASE = 0x80107209;
    public const uint BR_DECREFS = 0x8010720A;
    public const uint BR_ATTEMPT_ACQUIRE = 0x8018720B;
    public const uint BR_NOOP = 0x0000720C;
    public const uint BR_SPAWN_LOOPER = 0x0000720D;
    public const uint BR_FINISHED = 0x0000720E;
    public const uint BR_DEAD_BINDER = 0x8008720F;
    public const uint BR_CLEAR_DEATH_NOTIFICATION_DONE = 0x80087210;
    public const uint BR_FAILED_REPLY = 0x00007211;
    public const uint BR_FROZEN_REPLY = 0x00007212;
    public const uint BR_ONEWAY_SPAM_SUSPECT = 0x00007213;
    public const uint BR_TRANSACTION_PENDING_FROZEN = 0x00007214;
    public const uint BR_FROZEN_BINDER = 0x80107215;
    public const uint BR_CLEAR_FREEZE_NOTIFICATION_DONE = 0x80087216;

    /// <summary>Bytes of payload behind the 4-byte code. <c>BR_ERROR</c> has none in spite of its encoding.</summary>
    public static int PayloadSize(uint code) => code == BR_ERROR ? 0 : (int)(code >> 16) & 0x3FFF;
}
