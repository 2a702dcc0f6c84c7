using Binder.Protocol;

namespace Binder.Driver;

/// <content>The freezer: a frozen process gets no calls, and its one-ways wait. Source: <c>binder_ioctl_freeze</c>.</content>
internal sealed partial class BinderDriver
{
    /// <summary>Bit of <c>sync_recv</c>: transactions are under way.</summary>
    private const uint TransactionsPending = 2;

    /// <summary><c>BINDER_FREEZE</c> that waits for nothing: <see cref="BeginFreeze"/> and, to freeze, <see cref="EndFreeze"/>.</summary>
    /// <returns><see cref="Errno.EAGAIN"/> if transactions are under way, <see cref="Errno.EINVAL"/> for a pid that has no open device.</returns>
    public Errno Freeze(in binder_freeze_info info)
    {
        Errno error = BeginFreeze(info);
        return error == Errno.None && info.enable != 0 ? EndFreeze(info.pid) : error;
    }

    /// <summary>
    /// <c>BINDER_FREEZE</c>, for every open of a pid. To freeze, this is the first half: calls are refused from here on. The owner waits until
    /// <see cref="HasOutstanding"/> is false, or <c>timeout_ms</c> over, for <see cref="EndFreeze"/>.
    /// </summary>
    /// <returns><see cref="Errno.EINVAL"/> for a pid that has no open device.</returns>
    public Errno BeginFreeze(in binder_freeze_info info)
    {
        bool isKnown = false;
        foreach (BinderProc process in _processes)
        {
            if (process.Pid != (int)info.pid)
                continue;
            isKnown = true;
            process.HasRefusedCall = false;
            process.HasFrozenOneway = false;
            process.IsFrozen = info.enable != 0;
            if (!process.IsFrozen)
                NotifyFreeze(process);
        }

        return isKnown ? Errno.None : Errno.EINVAL;
    }

    /// <summary>Whether a process of this pid has transactions that a freeze waits for.</summary>
    public bool HasOutstanding(uint pid)
    {
        foreach (BinderProc process in _processes)
        {
            if (process.Pid == (int)pid && process.Outstanding > 0)
                return true;
        }

        return false;
    }

    /// <summary>The second half: whoever asked hears of the freeze, unless transactions are still under way, which undoes it.</summary>
    /// <returns><see cref="Errno.EAGAIN"/> if it is undone. Opens that came before the busy one stay frozen.</returns>
    public Errno EndFreeze(uint pid)
    {
        Errno error = Errno.None;
        foreach (BinderProc process in _processes)
        {
            if (process.Pid != (int)pid)
                continue;
            if (error == Errno.None && HasPendingTransactions(process))
                error = Errno.EAGAIN;
            if (error == Errno.None)
                NotifyFreeze(process);
            else
                process.IsFrozen = false;
        }

        return error;
    }

    /// <summary>In place of the second half: whoever began is gone.</summary>
    public void AbandonFreeze(uint pid)
    {
        foreach (BinderProc process in _processes)
        {
            if (process.Pid == (int)pid)
                process.IsFrozen = false;
        }
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
