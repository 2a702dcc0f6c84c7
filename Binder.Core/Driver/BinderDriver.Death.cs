using Binder.Protocol;
using static Binder.Protocol.BinderReturn;

namespace Binder.Driver;

/// <content>Death notifications: one link per reference.</content>
internal sealed partial class BinderDriver
{
    private void RequestDeath(BinderThread thread, in binder_handle_cookie request)
    {
        BinderProc process = thread.Process;
        if (process.Refs.Find(request.handle) is not { Death: null } reference)
            return;
        if (!process.Account.TryCharge(BinderResource.DeathLinks))
        {
            thread.ReturnError.Set(BR_ERROR);
            thread.Enqueue(thread.ReturnError);
            return;
        }

        _deathCount++;
        reference.Death = new BinderDeath(process.Account, request.cookie);
        if (reference.Node.Process is null)
            EnqueueForProcess(process, reference.Death);
    }

    private void ClearDeath(BinderThread thread, in binder_handle_cookie request)
    {
        if (thread.Process.Refs.Find(request.handle) is not { Death: { } death } reference || death.Cookie != request.cookie)
            return;
        reference.Death = null;
        if (death.IsQueued)
            death.Kind = BinderWorkKind.DeadBinderAndClear;
        else
            QueueClearDeath(thread, death);
    }

    /// <summary><c>BC_DEAD_BINDER_DONE</c>: names the link by its cookie only; equal ones are done in the order of delivery.</summary>
    private void AcknowledgeDeath(BinderThread thread, ulong cookie)
    {
        BinderWork? work = thread.Process.DeliveredDeaths.First;
        while (work is not null && ((BinderDeath)work).Cookie != cookie)
            work = work.Next;
        if (work is not BinderDeath death)
            return;
        death.Dequeue();
        if (death.Kind == BinderWorkKind.DeadBinderAndClear)
            QueueClearDeath(thread, death);
    }

    private void QueueClearDeath(BinderThread thread, BinderDeath death)
    {
        death.Kind = BinderWorkKind.ClearDeath;
        if (thread.IsLooper)
            thread.Enqueue(death);
        else
            EnqueueForProcess(thread.Process, death);
    }

    private bool ReportDeath(BinderProc process, BinderDeath death, ref ReturnWriter output)
    {
        if (death.Kind == BinderWorkKind.ClearDeath)
        {
            output.Write(BR_CLEAR_DEATH_NOTIFICATION_DONE, death.Cookie);
            FreeDeath(death);
            return false;
        }

        process.DeliveredDeaths.Add(death);
        output.Write(BR_DEAD_BINDER, death.Cookie);
        return true;
    }

    private void FreeDeath(BinderDeath death)
    {
        death.Account.Release(BinderResource.DeathLinks);
        _deathCount--;
    }
}
