using Binder;

namespace Calculator;

/// <summary>The service that the server offers.</summary>
[BinderInterface("com.example.ICalculator")]
public partial interface ICalculator : IInterface
{
    int Add(int left, int right);

    void Divide(int dividend, int divisor, out int quotient, out int remainder);

    void Scale(ref int value, int factor);

    Task<double> MeanAsync(double[] samples, CancellationToken cancellation = default);

    /// <summary>The server tells the listener of every sum from now on.</summary>
    void Watch(ICalculatorListener listener);

    /// <summary>The server applies an operation that lives in the caller's process.</summary>
    int Apply(IOperation operation, int value);

    /// <summary>Remembers a number; calls to one object arrive in the order in which they were made.</summary>
    [Oneway]
    void Remember(int number);

    /// <summary>Tells the listener what was remembered before this call.</summary>
    [Oneway]
    void Recall(ICalculatorListener listener);

    /// <summary>The server hands the caller's tally to the auditor, a third process, which calls it.</summary>
    void SendToAudit(ITally tally);

    Caller WhoIsCalling();
}

/// <summary>An object of the client that the server calls back, without waiting.</summary>
[BinderInterface("com.example.ICalculatorListener")]
[Oneway]
public partial interface ICalculatorListener : IInterface
{
    void OnSum(int sum);

    void OnRecall(int[] numbers);
}

/// <summary>A function in the client's process.</summary>
[BinderInterface("com.example.IOperation")]
public partial interface IOperation : IInterface
{
    int Invoke(int value);
}

/// <summary>An object of the client that travels through the server to the auditor.</summary>
[BinderInterface("com.example.ITally")]
public partial interface ITally : IInterface
{
    /// <returns>The process that holds the tally.</returns>
    int Count();
}

/// <summary>The service of the third process.</summary>
[BinderInterface("com.example.IAuditor")]
public partial interface IAuditor : IInterface
{
    void Audit(ITally tally);
}

/// <summary>Who calls, as the driver vouches for it to the server.</summary>
[Parcelable]
public sealed partial record Caller(int Pid, int Uid);
