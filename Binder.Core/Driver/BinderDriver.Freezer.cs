using Binder.Protocol;

namespace Binder.Driver;

/// <content>The freezer: a frozen process gets no calls, and its one-ways wait. Source: <c>binder_ioctl_freeze</c>.</content>
internal sealed partial class BinderDriver
{
    /// <summary>Bit of <c>sync_recv</c>: transactions are under way.</summary>
    private const uint TransactionsPending = 2;

    /// <summary>
    /// <c>BINDER_FREEZE</c>, for every open of a pid. Does not wait: the owner repeats it until <c>timeout_ms</c> is over.
    /// </summary>
    /// <returns><see cref="Errno.EAGAIN"/> while transactions are under way, <see cref="Errno.EINVAL"/> for a pid that has no open device.</returns>
    public Errno Freeze(in binder_freeze_info info)
    {
        bool isKnown = false;
        foreach (BinderProc process in _processes)
        {
            if (process.Pid != (int)info.pid)
                continue;
            isKnown = true;
            bool isFrozen = info.enable != 0;
            process.HasRefusedCall = false;
            process.HasFrozenOneway = false;
            process.IsFrozen = isFrozen && !HasPendingTransactions(process);
            if (isFrozen != process.IsFrozen)
                return Errno.EAGAIN;
            NotifyFreeze(process);
        }

        return isKnown ? Errno.None : Errno.EINVAL;
    }

    /// <summary><c>BINDER_GET_FROZEN_INFO</c>: what came since the freeze, over every open of a pid.</summary>
    public Errno GetFrozenInfo(ref binder_frozen_status_info info)
    {
        bool isKnown = false;
        uint syncReceived = 0;
        uint asyncReceived = 0;
        foreach (BinderProc process in _processes)
        {
            if (process.Pid != (int)info.pid)
                continue;
            isKnown = true;
            syncReceived |= process.HasRefusedCall ? 1u : 0;
            syncReceived |= HasPendingTransactions(process) ? TransactionsPending : 0;
            asyncReceived |= process.HasFrozenOneway ? 1u : 0;
        }

        if (!isKnown)
            return Errno.EINVAL;
        info.sync_recv = syncReceived;
        info.async_recv = asyncReceived;
        return Errno.None;
    }

    private static bool HasPendingTransactions(BinderProc process)
    {
        if (process.Outstanding > 0)
            return true;
        foreach (BinderThread thread in process.Threads.Values)
        {
            if (thread.Stack is not null)
                return true;
        }

        return false;
    }
}
