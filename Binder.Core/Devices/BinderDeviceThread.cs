using Binder.Protocol;

namespace Binder.Devices;

/// <summary>One thread's side of a <see cref="BinderConnection"/>. Disposing it is <c>BINDER_THREAD_EXIT</c>.</summary>
internal abstract class BinderDeviceThread : IDisposable
{
    /// <summary><c>BINDER_WRITE_READ</c>; blocks while there is nothing to read, unless told otherwise.</summary>
    /// <param name="io">Sizes, addresses in this process, and consumed counts, as the kernel takes and updates them.</param>
    /// <returns>
    /// <see cref="Errno.None"/>, or the kernel's error: <see cref="Errno.EAGAIN"/> (nothing to read), <see cref="Errno.EINTR"/>,
    /// <see cref="Errno.EINVAL"/>, <see cref="Errno.EFAULT"/>; <see cref="Errno.EBADF"/> once the device is closed or its driver is gone.
    /// </returns>
    public abstract Errno WriteRead(ref binder_write_read io, WriteReadMode mode);

    /// <summary><c>BINDER_GET_EXTENDED_ERROR</c>: why this thread's last transaction failed; reading resets it.</summary>
    public abstract Errno GetExtendedError(out binder_extended_error error);

    /// <summary>Leaves the driver.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
