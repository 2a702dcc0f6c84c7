using Binder.Protocol;
using static Binder.Protocol.BinderReturn;

namespace Binder.Driver;

/// <content>The read half of <c>BINDER_WRITE_READ</c>. Source: <c>binder_thread_read</c>.</content>
internal sealed partial class BinderDriver
{
    /// <summary>Room for the longest return; without it no work item is taken.</summary>
    private const int ItemRoom = sizeof(uint) + 72;

    /// <summary>Fills a stream of <c>BR_*</c> returns with what the thread has to hear.</summary>
    /// <param name="consumed">Where to start; at 0 the stream starts with <c>BR_NOOP</c>. On return, the end of the stream.</param>
    /// <param name="blocking">Whether the thread waits if there is nothing.</param>
    /// <returns>
    /// <see cref="Errno.None"/>, or <see cref="Errno.EAGAIN"/> when there is nothing: with <paramref name="blocking"/> the thread is then
    /// waiting until <see cref="IDriverHost.Wake"/>, whereupon the owner reads again, or <see cref="CancelWait"/>.
    /// </returns>
    public Errno Read(BinderThread thread, Span<byte> buffer, ref int consumed, bool blocking)
    {
        if (thread.IsDead)
            return Errno.EBADF;
        if (consumed < 0 || consumed > buffer.Length)
            return Errno.EINVAL;
        StopWaiting(thread);
        ForgetDelivery(thread);

        int start = consumed;
        Errno result = ReadItems(thread, buffer, ref consumed, blocking);
        if (result == Errno.None)
            CountReturns(thread.Process, buffer[start..consumed]);
        if (!thread.Process.Todo.IsEmpty)
            WakeForProcess(thread.Process);
        return result;
    }

#pragma warning disable CA1822 // part of the driver's surface
    /// <summary>The end of a system call that did not read: what was to make it return does not outlive it.</summary>
    public void EndWriteRead(BinderThread thread) => thread.MustReturn = false;

    /// <summary>Whether a read would return: <c>poll</c>.</summary>
    public bool IsReadable(BinderThread thread) => !thread.IsDead && thread.HasWork(thread.IsFreeForProcessWork);
#pragma warning restore CA1822

    /// <summary>
    /// News that cancelled out leave nothing to tell: the thread then goes on waiting. One whose read did not start at the front, and so may
    /// have something before that, returns all the same.
    /// </summary>
    private Errno ReadItems(BinderThread thread, Span<byte> buffer, ref int consumed, bool blocking)
    {
        bool isFromStart = consumed == 0 && buffer.Length >= sizeof(uint);
        ReturnWriter output = new(buffer, consumed);
        if (isFromStart)
            output.Write(BR_NOOP);
        do
        {
            bool isFree = thread.IsFreeForProcessWork;
            if (isFree)
                ResetNice(thread);
            if (!thread.HasWork(isFree))
            {
                if (blocking)
                    Wait(thread, isFree);
                return Errno.EAGAIN;
            }

            TakeItems(thread, isFree, ref output);
        }
        while (output.Position == sizeof(uint) && !thread.MustReturn && output.Remaining >= ItemRoom);

        thread.MustReturn = false;
        consumed = output.Position;
        if (buffer.Length >= sizeof(uint) && ShouldSpawn(thread))
        {
            thread.Process.IsThreadRequested = true;
            ReturnWriter first = new(buffer, 0);
            first.Write(BR_SPAWN_LOOPER);
        }

        return Errno.None;
    }

    private void TakeItems(BinderThread thread, bool isFree, ref ReturnWriter output)
    {
        bool isDone = false;
        while (!isDone)
        {
            BinderWorkQueue queue = thread.Todo.IsEmpty && isFree ? thread.Process.Todo : thread.Todo;
            if (queue.IsEmpty || output.Remaining < ItemRoom)
                return;
            BinderWork work = queue.TakeFirst()!;
            if (thread.Todo.IsEmpty)
                thread.IsTodoEnabled = false;
            isDone = Report(thread, work, ref output);
        }
    }

    /// <summary>Writes what one item says.</summary>
    /// <returns>Whether the read ends with it.</returns>
    private bool Report(BinderThread thread, BinderWork work, ref ReturnWriter output)
    {
        switch (work.Kind)
        {
            case BinderWorkKind.Transaction:
                return Deliver(thread, (BinderTransaction)work, ref output);
            case BinderWorkKind.TransactionComplete:
            case BinderWorkKind.OnewaySpamSuspect:
            case BinderWorkKind.TransactionPendingFrozen:
                output.Write(CompletionCode(thread.Process, work.Kind));
                FreeCompletion(thread.Process, work);
                return false;
            case BinderWorkKind.ReturnError:
                output.Write(((BinderReturnError)work).Take());
                return false;
            case BinderWorkKind.Node:
                ReportNode((BinderNode)work, ref output);
                return false;
            case BinderWorkKind.DeadBinder:
            case BinderWorkKind.DeadBinderAndClear:
            case BinderWorkKind.ClearDeath:
                return ReportDeath(thread.Process, (BinderDeath)work, ref output);
            case BinderWorkKind.FrozenBinder:
            case BinderWorkKind.ClearFreeze:
                return ReportFreeze(thread.Process, (BinderFreeze)work, ref output);
            default:
                return false;
        }
    }

    private static uint CompletionCode(BinderProc process, BinderWorkKind kind) => kind switch
    {
        BinderWorkKind.OnewaySpamSuspect when process.DetectsOnewaySpam => BR_ONEWAY_SPAM_SUSPECT,
        BinderWorkKind.TransactionPendingFrozen => BR_TRANSACTION_PENDING_FROZEN,
        _ => BR_TRANSACTION_COMPLETE,
    };
}
