using Binder.Protocol;

namespace Binder.Driver;

/// <content>The small ioctls.</content>
internal sealed partial class BinderDriver
{
#pragma warning disable CA1822 // part of the driver's surface
    /// <summary><c>BINDER_SET_MAX_THREADS</c>: how many loopers the driver may ask for.</summary>
    public Errno SetMaxThreads(BinderProc process, uint count)
    {
        process.MaxThreads = count;
        return Errno.None;
    }

    /// <summary><c>BINDER_ENABLE_ONEWAY_SPAM_DETECTION</c>: of this process as the sender.</summary>
    public Errno EnableOnewaySpamDetection(BinderProc process, bool enable)
    {
        process.DetectsOnewaySpam = enable;
        return Errno.None;
    }

    /// <summary><c>BINDER_GET_NODE_DEBUG_INFO</c>: the first own node with a ptr greater than the given one, else all zero.</summary>
    public Errno GetNodeDebugInfo(BinderProc process, ref binder_node_debug_info info)
    {
        BinderNode? node = process.Nodes.FindAfter(info.ptr);
        info = node is null
            ? default
            : new binder_node_debug_info
            {
                ptr = node.Ptr,
                cookie = node.Cookie,
                has_strong_ref = node.HasStrong ? 1u : 0,
                has_weak_ref = node.HasWeak ? 1u : 0,
            };
        return Errno.None;
    }

    /// <summary><c>BINDER_GET_EXTENDED_ERROR</c>: why the thread's last transaction failed; reading resets it.</summary>
    public void GetExtendedError(BinderThread thread, out binder_extended_error error)
    {
        error = thread.ExtendedError;
        EndWriteRead(thread);
        thread.ExtendedError = new binder_extended_error { command = BinderReturn.BR_OK };
    }
#pragma warning restore CA1822

    /// <summary><c>BINDER_SET_CONTEXT_MGR_EXT</c>: once per device at a time, and always by the same user.</summary>
    public Errno SetContextManager(BinderProc process, in flat_binder_object exported)
    {
        if (process.IsDead)
            return Errno.EINVAL;
        if (_managerNode is not null)
            return Errno.EBUSY;
        if (_managerEuid is { } euid && euid != process.Credentials.Euid)
            return Errno.EPERM;
        _managerEuid = process.Credentials.Euid;
        BinderNode? node = process.Nodes.Find(exported.binder) ?? NewNode(process, exported);
        if (node is null)
            return Errno.ENOMEM;
        node.LocalStrong++;
        node.LocalWeak++;
        node.HasStrong = true;
        node.HasWeak = true;
        _managerNode = node;
        return Errno.None;
    }

    /// <summary><c>BINDER_GET_NODE_INFO_FOR_REF</c>: for the context manager, how many hold a node.</summary>
    public Errno GetNodeInfoForRef(BinderProc process, ref binder_node_info_for_ref info)
    {
        if (info.strong_count != 0 || info.weak_count != 0 || info.reserved1 != 0 || info.reserved2 != 0 || info.reserved3 != 0)
            return Errno.EINVAL;
        if (_managerNode?.Process != process)
            return Errno.EPERM;
        if (process.Refs.FindStrong(info.handle) is not { } reference)
            return Errno.EINVAL;
        info.strong_count = (uint)(reference.Node.LocalStrong + reference.Node.InternalStrong);
        info.weak_count = (uint)reference.Node.LocalWeak;
        return Errno.None;
    }
}
