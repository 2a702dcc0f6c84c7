namespace Binder.Protocol;

/// <summary>Requests to a device of the kernel. Source: <c>include/uapi/linux/android/binder.h</c>.</summary>
internal static class BinderIoctl
{
    public const uint BINDER_WRITE_READ = 0xC0306201;
    public const uint BINDER_SET_MAX_THREADS = 0x40046205;
    public const uint BINDER_SET_CONTEXT_MGR = 0x40046207;
    public const uint BINDER_THREAD_EXIT = 0x40046208;
    public const uint BINDER_VERSION = 0xC0046209;
    public const uint BINDER_GET_NODE_DEBUG_INFO = 0xC018620B;
    public const uint BINDER_GET_NODE_INFO_FOR_REF = 0xC018620C;
    public const uint BINDER_SET_CONTEXT_MGR_EXT = 0x4018620D;
    public const uint BINDER_FREEZE = 0x400C620E;
    public const uint BINDER_GET_FROZEN_INFO = 0xC00C620F;
    public const uint BINDER_ENABLE_ONEWAY_SPAM_DETECTION = 0x40046210;
    public const uint BINDER_GET_EXTENDED_ERROR = 0xC00C6211;
}
