namespace Binder;

/// <summary>A transaction failed below the exception header: there is no answer.</summary>
public class RemoteException : Exception
{
    /// <summary>Creates one.</summary>
    public RemoteException(StatusCode status, string message, Exception? innerException = null)
        : base(message, innerException) => Status = status;

    /// <summary>Why there is no answer.</summary>
    public StatusCode Status { get; }

    /// <summary>The exception that a status stands for.</summary>
    /// <param name="status">Any status but <see cref="StatusCode.Ok"/>.</param>
    /// <param name="operation">What was tried, for the message, for example <c>ICalculator transaction 3</c>.</param>
    public static RemoteException FromStatus(StatusCode status, string operation) => status switch
    {
        StatusCode.DeadObject => new DeadObjectException($"{operation}: the process of the object is gone."),
        StatusCode.UnknownTransaction => new RemoteException(status, $"{operation}: the object does not know this transaction code."),
        StatusCode.FailedTransaction => new RemoteException(status, $"{operation}: the driver could not carry the transaction."),
        StatusCode.UnexpectedNull => new RemoteException(status, $"{operation}: the object met a null that its interface forbids."),
        StatusCode.BadType => new RemoteException(
            status, $"{operation}: the object refused the request's interface token or the type of a value in it."),
        StatusCode.NotEnoughData => new RemoteException(status, $"{operation}: the object found the request too short."),
        _ => new RemoteException(status, $"{operation}: failed with status {status} ({(int)status})."),
    };
}
