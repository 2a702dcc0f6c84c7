using Binder.Protocol;

namespace Binder.Devices;

/// <summary>
/// What an open file descriptor of <c>/dev/binder</c> is to a process: one method per ioctl, with the kernel's errors, and the mapped
/// receive area. Nothing above this class knows which device it talks to. Safe for use from several threads.
/// </summary>
internal abstract class BinderConnection : IDisposable
{
    /// <summary>The device as <c>BINDER_DEVICE</c> names it, for messages.</summary>
    public abstract string Device { get; }

    /// <summary>Where the receive area lies in this process; 0 until <see cref="Map"/>.</summary>
    public abstract nint AreaAddress { get; }

    /// <summary>Size of the receive area in bytes; 0 until <see cref="Map"/>.</summary>
    public abstract int AreaSize { get; }

    /// <summary>Maps the receive area, read-only: <c>mmap</c>.</summary>
    public abstract Errno Map(int size);

    /// <summary>Makes the calling thread's side of the connection. One per thread, used by that thread alone.</summary>
    public abstract BinderDeviceThread OpenThread();

    /// <summary><c>BINDER_VERSION</c>.</summary>
    public abstract Errno GetVersion(out int protocolVersion);

    /// <summary><c>BINDER_SET_MAX_THREADS</c>.</summary>
    public abstract Errno SetMaxThreads(uint count);

    /// <summary><c>BINDER_SET_CONTEXT_MGR_EXT</c>; only the object's flags, binder and cookie matter.</summary>
    public abstract Errno SetContextManager(in flat_binder_object node);

    /// <summary><c>BINDER_ENABLE_ONEWAY_SPAM_DETECTION</c>.</summary>
    public abstract Errno EnableOnewaySpamDetection(bool enable);

    /// <summary><c>BINDER_GET_NODE_DEBUG_INFO</c>.</summary>
    public abstract Errno GetNodeDebugInfo(ref binder_node_debug_info info);

    /// <summary><c>BINDER_GET_NODE_INFO_FOR_REF</c>.</summary>
    public abstract Errno GetNodeInfoForRef(ref binder_node_info_for_ref info);

    /// <summary><c>BINDER_FREEZE</c>.</summary>
    public abstract Errno Freeze(in binder_freeze_info info);

    /// <summary><c>BINDER_GET_FROZEN_INFO</c>.</summary>
    public abstract Errno GetFrozenInfo(ref binder_frozen_status_info info);

    /// <summary>What closing a duplicate of the descriptor does: each thread's blocked or next read returns once with <c>BR_NOOP</c> alone.</summary>
    public abstract void Flush();

    /// <summary>Closes the device. To the driver the process dies; calls that are under way end with <see cref="Errno.EBADF"/>.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
