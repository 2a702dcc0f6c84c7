namespace Binder;

/// <summary>The receiver has no room for the transaction: it is larger than the free part of its receive area, or one-way calls used up their half.</summary>
public sealed class TransactionTooLargeException(string message) : RemoteException(StatusCode.FailedTransaction, message);
