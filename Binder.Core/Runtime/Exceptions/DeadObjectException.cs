namespace Binder;

/// <summary>The process of the called object is gone.</summary>
public sealed class DeadObjectException(string message) : RemoteException(StatusCode.DeadObject, message);
