using Binder.Protocol;

namespace Binder.Driver;

/// <summary>
/// What the driver asks of its owner. Called while the owner runs one of the driver's methods; an implementation only notes what is
/// to be done and never calls back into the driver.
/// </summary>
internal interface IDriverHost
{
    /// <summary>The thread, whose blocking read said <see cref="Errno.EAGAIN"/>, has something to read now: read again for it.</summary>
    void Wake(BinderThread thread);

    /// <summary>Takes hold of the file that <paramref name="descriptor"/> names in the sender at this moment.</summary>
    /// <returns><see cref="Errno.None"/>, <see cref="Errno.EBADF"/>, or <see cref="Errno.ENOMEM"/> if the owner may hold no more.</returns>
    Errno PinFile(BinderProc sender, int descriptor, out object? file);

    /// <summary>Makes a new descriptor for a pinned file in the receiver and lets go of the pin, also when it fails.</summary>
    /// <param name="slot">The address, in the receiver, of the 4 bytes where the driver will write the number that this returns.</param>
    Errno InstallFile(BinderProc receiver, object file, ulong slot, out int descriptor);

    /// <summary>Lets go of a pinned file that nobody will receive.</summary>
    void ReleaseFile(object file);

    /// <summary>Closes a descriptor that <see cref="InstallFile"/> made in this process, on behalf of a freed array of descriptors.</summary>
    void CloseFile(BinderProc process, int descriptor);

    /// <summary>The nice value of a thread, or the one that it is about to get.</summary>
    int GetNice(BinderThread thread);

    /// <summary>
    /// Gives a thread a nice value, before it returns from the call that it is in. Asked only of processes that leave it to the driver
    /// (<see cref="BinderCredentials.Nice"/>).
    /// </summary>
    void SetNice(BinderThread thread, int nice);
}
