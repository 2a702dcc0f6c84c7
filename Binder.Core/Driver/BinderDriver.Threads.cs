namespace Binder.Driver;

/// <content>Threads: their coming and going, waiting and waking, and the looper commands.</content>
internal sealed partial class BinderDriver
{
    /// <summary>Whether a thread that is not there yet fits the limits; the owner refuses it otherwise.</summary>
#pragma warning disable CA1822 // part of the driver's surface
    public bool CanAddThread(BinderProc process) => process.Account.HasRoom(BinderResource.Threads);
#pragma warning restore CA1822

    /// <summary>Finds or makes the thread with this number. A new one has nothing to return for, unlike in the C driver.</summary>
    public BinderThread GetThread(BinderProc process, int tid)
    {
        if (process.Threads.TryGetValue(tid, out BinderThread? thread))
            return thread;
        thread = new BinderThread(process, tid) { IsDead = process.IsDead };
        if (!process.IsDead)
        {
            process.Threads.Add(tid, thread);
            process.Account.Charge(BinderResource.Threads);
            _threadCount++;
        }

        return thread;
    }

    /// <summary>Lets each thread's blocked or next read return once with nothing: what closing one of several descriptors does.</summary>
    public void Flush(BinderProc process)
    {
        foreach (BinderThread thread in process.Threads.Values)
        {
            thread.MustReturn = true;
            Wake(thread);
        }
    }

    /// <summary>The wait of a blocking read was interrupted. What was handed to the thread meanwhile stays with it.</summary>
    public void CancelWait(BinderThread thread)
    {
        StopWaiting(thread);
        if (!thread.Process.Todo.IsEmpty)
            WakeForProcess(thread.Process);
    }

    private static void Wait(BinderThread thread, bool isFree)
    {
        thread.IsWaiting = true;
        if (isFree)
            thread.Process.Waiting.Add(thread);
    }

    private static void StopWaiting(BinderThread thread)
    {
        thread.Process.Waiting.Remove(thread);
        thread.IsWaiting = false;
    }

    private void Wake(BinderThread thread)
    {
        if (!thread.IsWaiting)
            return;
        StopWaiting(thread);
        _host.Wake(thread);
    }

    /// <summary>Wakes the thread that went to sleep last, if any waits for the process's work.</summary>
    private void WakeForProcess(BinderProc process)
    {
        if (process.Waiting.First is { } thread)
            Wake(thread);
    }

    private void EnqueueForProcess(BinderProc process, BinderWork work)
    {
        process.Todo.Add(work);
        WakeForProcess(process);
    }

    private static void RegisterLooper(BinderThread thread)
    {
        BinderProc process = thread.Process;
        if ((thread.Looper & LooperState.Entered) != 0 || !process.IsThreadRequested)
        {
            thread.Looper |= LooperState.Invalid;
        }
        else
        {
            process.IsThreadRequested = false;
            process.StartedThreads++;
        }

        thread.Looper |= LooperState.Registered;
    }

    private static void EnterLooper(BinderThread thread)
    {
        if ((thread.Looper & LooperState.Registered) != 0)
            thread.Looper |= LooperState.Invalid;
        thread.Looper |= LooperState.Entered;
    }

    private static bool ShouldSpawn(BinderThread thread)
    {
        BinderProc process = thread.Process;
        return !process.IsThreadRequested
            && process.Waiting.IsEmpty
            && process.StartedThreads < process.MaxThreads
            && thread.IsLooper;
    }
}
