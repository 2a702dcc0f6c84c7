using Binder.Protocol;

namespace Binder.Driver;

/// <summary>One thread of a process, from its first command to its exit.</summary>
internal sealed class BinderThread(BinderProc process, int tid)
{
    /// <summary>The device's own state.</summary>
    public object? Owner { get; set; }

    public BinderProc Process { get; } = process;

    public int Tid { get; } = tid;

    public BinderCredentials Credentials => Process.Credentials;

    public bool IsDead { get; set; }

    public LooperState Looper { get; set; }

    public bool IsLooper => (Looper & (LooperState.Registered | LooperState.Entered)) != 0;

    /// <summary>The own queue.</summary>
    public BinderWorkQueue Todo { get; } = new();

    /// <summary>Something in the own queue is worth waking for: a deferred completion alone is not.</summary>
    public bool IsTodoEnabled { get; set; }

    /// <summary>The next read returns even if there is nothing.</summary>
    public bool MustReturn { get; set; }

    /// <summary>Top of the stack of calls that this thread makes and serves.</summary>
    public BinderTransaction? Stack { get; set; }

    public BinderReturnError ReturnError { get; } = new();

    public BinderReturnError ReplyError { get; } = new();

    public binder_extended_error ExtendedError { get; set; } = new() { command = BinderReturn.BR_OK };

    /// <summary>The buffer that the last read handed out, until the thread does something else.</summary>
    public BinderBuffer? LastDelivery { get; set; }

    /// <summary>A blocking read found nothing; the owner parks the thread until <see cref="IDriverHost.Wake"/>.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Place in the <see cref="BinderWaitingList"/>.</summary>
    public bool IsWaitingForProcess { get; set; }

    public BinderThread? NextWaiting { get; set; }

    public BinderThread? PreviousWaiting { get; set; }

    /// <summary>It is in no transaction and has nothing of its own to read: it may take the process's work.</summary>
    public bool IsFreeForProcessWork => Stack is null && Todo.IsEmpty;

    /// <summary>Queues something to be read at once.</summary>
    public void Enqueue(BinderWork work)
    {
        Todo.Add(work);
        IsTodoEnabled = true;
    }

    /// <summary>Queues something to be read together with the next item that is worth waking for.</summary>
    public void EnqueueDeferred(BinderWork work) => Todo.Add(work);

    /// <summary>Whether a read would return.</summary>
    public bool HasWork(bool isFreeForProcessWork) =>
        (IsTodoEnabled && !Todo.IsEmpty) || MustReturn || (isFreeForProcessWork && !Process.Todo.IsEmpty);
}
