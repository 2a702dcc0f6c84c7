using Binder.Protocol;
using static Binder.Protocol.BinderReturn;

namespace Binder.Driver;

/// <content>Freeze notifications: one link per reference. Unlike those for death, wrong commands fail. Source: <c>binder.c</c> of 6.12.</content>
internal sealed partial class BinderDriver
{
    private Errno RequestFreeze(BinderProc process, in binder_handle_cookie request)
    {
        if (process.Refs.Find(request.handle) is not { Freeze: null } reference)
            return Errno.EINVAL;
        if (!process.Account.TryCharge(BinderResource.DeathLinks))
            return Errno.ENOMEM;
        _freezeCount++;
        reference.Freeze = new BinderFreeze(process.Account, request.cookie);
        if (reference.Node.Process is { } owner)
        {
            reference.Freeze.IsFrozen = owner.IsFrozen;
            EnqueueForProcess(process, reference.Freeze);
        }

        return Errno.None;
    }

    private Errno ClearFreeze(BinderProc process, in binder_handle_cookie request)
    {
        if (process.Refs.Find(request.handle) is not { Freeze: { } freeze } reference || freeze.Cookie != request.cookie)
            return Errno.EINVAL;
        reference.Freeze = null;
        freeze.Kind = BinderWorkKind.ClearFreeze;
        QueueFreeze(process, freeze);
        return Errno.None;
    }

    private Errno AcknowledgeFreeze(BinderProc process, ulong cookie)
    {
        BinderWork? work = process.DeliveredFreezes.First;
        while (work is not null && ((BinderFreeze)work).Cookie != cookie)
            work = work.Next;
        if (work is not BinderFreeze freeze)
            return Errno.EINVAL;
        freeze.Dequeue();
        freeze.IsSent = false;
        if (freeze.IsResendDue)
        {
            freeze.IsResendDue = false;
            EnqueueForProcess(process, freeze);
        }

        return Errno.None;
    }

    /// <summary>Whoever asked about one of the process's nodes hears of its present state.</summary>
    private void NotifyFreeze(BinderProc owner)
    {
        foreach (BinderNode node in owner.Nodes.Sorted())
        {
            for (BinderRef? reference = node.FirstRef; reference is not null; reference = reference.NextOfNode)
            {
                if (reference.Freeze is not { } freeze)
                    continue;
                bool isNews = freeze.IsFrozen != owner.IsFrozen;
                freeze.IsFrozen = owner.IsFrozen;
                if (isNews || !freeze.IsSent)
                    QueueFreeze(reference.Process, freeze);
            }

            EndLook(node);
        }
    }

    /// <summary>Queues it, unless it is queued; one that was told and not acknowledged waits for that.</summary>
    private void QueueFreeze(BinderProc process, BinderFreeze freeze)
    {
        if (freeze.IsSent)
            freeze.IsResendDue = true;
        else if (!freeze.IsQueued)
            EnqueueForProcess(process, freeze);
    }

    private bool ReportFreeze(BinderProc process, BinderFreeze freeze, ref ReturnWriter output)
    {
        if (freeze.Kind == BinderWorkKind.ClearFreeze)
        {
            output.Write(BR_CLEAR_FREEZE_NOTIFICATION_DONE, freeze.Cookie);
            FreeFreeze(freeze);
            return false;
        }

        freeze.IsSent = true;
        process.DeliveredFreezes.Add(freeze);
        output.Write(BR_FROZEN_BINDER, new binder_frozen_state_info { cookie = freeze.Cookie, is_frozen = freeze.IsFrozen ? 1u : 0 });
        return true;
    }

    private void FreeFreeze(BinderFreeze freeze)
    {
        freeze.Account.Release(BinderResource.DeathLinks);
        _freezeCount--;
    }
}
