using Binder;

namespace Calculator;

/// <summary>Hears of sums and of remembered numbers.</summary>
internal sealed class Listener : BnCalculatorListener
{
    private readonly TaskCompletionSource<int> _sum = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int[]> _recalled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<int> Sum => _sum.Task;

    public Task<int[]> Recalled => _recalled.Task;

    public override void OnSum(int sum) => _sum.TrySetResult(sum);

    public override void OnRecall(int[] numbers) => _recalled.TrySetResult(numbers);
}

/// <summary>Calls the server again while the server waits for it, and notes on which thread it ran.</summary>
internal sealed class AddsOne(ICalculator calculator) : BnOperation
{
    public int Thread { get; private set; }

    public override int Invoke(int value)
    {
        Thread = Environment.CurrentManagedThreadId;
        return calculator.Add(value, 1);
    }
}

/// <summary>Counts and notes who asked.</summary>
internal sealed class Tally : BnTally
{
    public int CountedBy { get; private set; }

    public override int Count()
    {
        CountedBy = IPCThreadState.Self.CallingPid;
        return Environment.ProcessId;
    }
}

/// <summary>Completes when the server dies.</summary>
internal sealed class DeathWatch : IDeathRecipient
{
    private readonly TaskCompletionSource _died = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Died => _died.Task;

    public void BinderDied(IBinder who) => _died.TrySetResult();
}
