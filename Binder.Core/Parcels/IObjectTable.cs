namespace Binder;

/// <summary>
/// What the numbers of binder objects mean in one process: where a parcel's objects get theirs, and where a received parcel's are looked up.
/// </summary>
internal interface IObjectTable
{
    /// <summary>Numbers a local object and keeps it alive until the matching <see cref="Unexport"/>.</summary>
    (ulong Ptr, ulong Cookie) Export(BBinder binder);

    /// <summary>Ends one <see cref="Export"/>. May be called on any thread, the finalizer's too.</summary>
    void Unexport(ulong ptr);

    /// <summary>The local object that came back under its numbers, or null if there is none.</summary>
    IBinder? GetLocal(ulong ptr, ulong cookie);

    /// <summary>
    /// The object behind a handle: a proxy, with a reference of its own to the handle, or the local context manager for handle 0.
    /// A proxy comes with one user more, for whom the caller calls <see cref="BpBinder.RemoveUser"/> once the proxy has others.
    /// </summary>
    /// <returns>Null if the process refuses a further proxy to the user who sent it.</returns>
    IBinder? GetByHandle(uint handle);
}
