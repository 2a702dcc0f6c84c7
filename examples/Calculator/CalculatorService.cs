using Binder;
using Examples;

namespace Calculator;

/// <summary>The implementation, in the server's process.</summary>
internal sealed class CalculatorService(ServiceManager services) : BnCalculator
{
    private readonly List<ICalculatorListener> _listeners = [];
    private readonly List<int> _remembered = [];

    public override int Add(int left, int right)
    {
        int sum = checked(left + right);
        lock (_listeners)
            _listeners.ForEach(listener => listener.OnSum(sum));
        return sum;
    }

    public override void Divide(int dividend, int divisor, out int quotient, out int remainder)
    {
        if (divisor == 0)
            throw new ArgumentException("Cannot divide by zero.");
        (quotient, remainder) = Math.DivRem(dividend, divisor);
    }

    public override void Scale(ref int value, int factor) => value *= factor;

    public override async Task<double> MeanAsync(double[] samples, CancellationToken cancellation)
    {
        await Task.Yield();
        return samples.Average();
    }

    public override void Watch(ICalculatorListener listener)
    {
        lock (_listeners)
            _listeners.Add(listener);
    }

    public override int Apply(IOperation operation, int value)
    {
        int result = operation.Invoke(value);
        Say.Line("server", $"the client's operation made {result} of {value}");
        return result;
    }

    public override void Remember(int number) => _remembered.Add(number);

    public override void Recall(ICalculatorListener listener) => listener.OnRecall([.. _remembered]);

    public override void SendToAudit(ITally tally) => services.WaitForService<IAuditor>("auditor").Audit(tally);

    public override Caller WhoIsCalling()
    {
        IPCThreadState thread = IPCThreadState.Self;
        Say.Line("server", $"called by pid {thread.CallingPid}, uid {thread.CallingUid}");
        return new Caller(thread.CallingPid, thread.CallingUid);
    }
}

/// <summary>The third process's service.</summary>
internal sealed class Auditor : BnAuditor
{
    public override void Audit(ITally tally) => Say.Line("auditor", $"the tally that the server sent me lives in process {tally.Count()}");
}
