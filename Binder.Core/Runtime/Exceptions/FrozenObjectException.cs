namespace Binder;

/// <summary>The process of the called object is frozen.</summary>
public sealed class FrozenObjectException(string message) : RemoteException(StatusCode.FailedTransaction, message);
