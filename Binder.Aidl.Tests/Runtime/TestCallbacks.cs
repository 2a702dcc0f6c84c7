namespace Binder.Aidl.Tests.Runtime;

/// <summary>Adds one, and notes on which thread it was asked.</summary>
internal sealed class TestCallback : BnTestCallback
{
    private readonly TaskCompletionSource<int[]> _notes = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Thread { get; private set; }

    public Task<int[]> Notes => _notes.Task;

    public override int Call(int value)
    {
        Thread = Environment.CurrentManagedThreadId;
        return value + 1;
    }

    public override void OnNotes(int[] numbers) => _notes.TrySetResult(numbers);
}

/// <summary>Calls the service that calls it, ten times.</summary>
internal sealed class Recursion(ITestService service) : BnTestCallback
{
    public List<int> Threads { get; } = [];

    public override int Call(int value)
    {
        Threads.Add(Environment.CurrentManagedThreadId);
        return value == 10 ? value : service.CallBack(this, value + 1);
    }

    public override void OnNotes(int[] numbers)
    {
    }
}

/// <summary>Ends the process that waits for its answer.</summary>
internal sealed class KillsServer(ProcessState server) : BnTestCallback
{
    public override int Call(int value)
    {
        server.Abort();
        return value;
    }

    public override void OnNotes(int[] numbers)
    {
    }
}

/// <summary>Stops the process that waits for its answer, and waits until that is done.</summary>
internal sealed class StopsServer(ProcessState server) : BnTestCallback
{
    public override int Call(int value)
    {
        server.Dispose();
        return value;
    }

    public override void OnNotes(int[] numbers)
    {
    }
}

/// <summary>Disposes a proxy while a call through it waits.</summary>
internal sealed class Disposes(BpBinder proxy) : BnTestCallback
{
    public override int Call(int value)
    {
        proxy.Dispose();
        return value;
    }

    public override void OnNotes(int[] numbers)
    {
    }
}

/// <summary>While it is called, links and unlinks a recipient, and then has another thread link one.</summary>
internal sealed class Relinks(IBinder binder, IDeathRecipient recipient) : BnTestCallback
{
    public override int Call(int value)
    {
        DeathWatch first = new();
        binder.LinkToDeath(first);
        binder.UnlinkToDeath(first);
        Thread other = new(() => binder.LinkToDeath(recipient));
        other.Start();
        other.Join();
        return value;
    }

    public override void OnNotes(int[] numbers)
    {
    }
}

internal sealed class DeathAction(Action action) : IDeathRecipient
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public void BinderDied(IBinder who)
    {
        action();
        _done.SetResult();
    }
}

internal sealed class DeathWatch : IDeathRecipient
{
    private readonly TaskCompletionSource<IBinder> _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IBinder> Died => _died.Task;

    public void BinderDied(IBinder who) => _died.SetResult(who);
}
