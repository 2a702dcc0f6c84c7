namespace Binder.Driver;

/// <summary>Threads that wait for their process's work. The one that went to sleep last is picked first.</summary>
internal sealed class BinderWaitingList
{
    public BinderThread? First { get; private set; }

    public bool IsEmpty => First is null;

    public int Count { get; private set; }

    public void Add(BinderThread thread)
    {
        thread.IsWaitingForProcess = true;
        thread.NextWaiting = First;
        if (First is not null)
            First.PreviousWaiting = thread;
        First = thread;
        Count++;
    }

    /// <summary>Takes the thread off the list, if it is on it.</summary>
    public void Remove(BinderThread thread)
    {
        if (!thread.IsWaitingForProcess)
            return;
        if (thread.PreviousWaiting is null)
            First = thread.NextWaiting;
        else
            thread.PreviousWaiting.NextWaiting = thread.NextWaiting;
        if (thread.NextWaiting is not null)
            thread.NextWaiting.PreviousWaiting = thread.PreviousWaiting;
        thread.NextWaiting = null;
        thread.PreviousWaiting = null;
        thread.IsWaitingForProcess = false;
        Count--;
    }
}
