namespace Binder;

/// <summary>Owner of the memory in which transactions arrive.</summary>
internal interface IReceivedBuffer
{
    /// <summary>
    /// Takes a buffer back that a parcel was read from. Called once per buffer, on any thread: the finalizer's if the parcel was forgotten.
    /// </summary>
    void FreeBuffer(ulong address, int size);
}
