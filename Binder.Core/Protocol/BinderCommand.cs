namespace Binder.Protocol;

/// <summary>Commands from a process to the driver. Source: <c>include/uapi/linux/android/binder.h</c>, <c>enum binder_driver_command_protocol</c>.</summary>
internal static class BinderCommand
{
    public const uint BC_TRANSACTION = 0x40406300;
    public const uint BC_REPLY = 0x40406301;
    public const uint BC_ACQUIRE_RESULT = 0x40046302;
    public const uint BC_FREE_BUFFER = 0x40086303;
    public const uint BC_INCREFS = 0x40046304;
    public const uint BC_ACQUIRE = 0x40046305;
    public const uint BC_RELEASE = 0x40046306;
    public const uint BC_DECREFS = 0x40046307;
    public const uint BC_INCREFS_DONE = 0x40106308;
    public const uint BC_ACQUIRE_DONE = 0x40106309;
    public const uint BC_ATTEMPT_ACQUIRE = 0x4008630A;
    public const uint BC_REGISTER_LOOPER = 0x0000630B;
    public const uint BC_ENTER_LOOPER = 0x0000630C;
    public const uint BC_EXIT_LOOPER = 0x0000630D;
    public const uint BC_REQUEST_DEATH_NOTIFICATION = 0x400C630E;
    public const uint BC_CLEAR_DEATH_NOTIFICATION = 0x400C630F;
    public const uint BC_DEAD_BINDER_DONE = 0x40086310;
    public const uint BC_TRANSACTION_SG = 0x40486311;
    public const uint BC_REPLY_SG = 0x40486312;
    public const uint BC_REQUEST_FREEZE_NOTIFICATION = 0x400C6313;
    public const uint BC_CLEAR_FREEZE_NOTIFICATION = 0x400C6314;
    public const uint BC_FREEZE_NOTIFICATION_DONE = 0x40086315;

    /// <summary>Bytes of payload behind the 4-byte code, as its encoding says.</summary>
    public static int PayloadSize(uint command) => (int)(command >> 16) & 0x3FFF;
}
