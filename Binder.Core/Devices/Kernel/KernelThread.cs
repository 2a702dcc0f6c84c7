using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Kernel;

/// <summary>A thread of the kernel's driver, which knows it by its thread id and notices it at its first <c>ioctl</c>.</summary>
internal sealed unsafe class KernelThread(KernelConnection connection, SafeDescriptor device) : BinderDeviceThread
{
    private readonly int _tid = Libc.GetThreadId();
    private volatile bool _isExited;

    public override Errno WriteRead(ref binder_write_read io, WriteReadMode mode)
    {
        if (connection.IsClosed || _isExited)
            return Errno.EBADF;
        try
        {
            bool mayBlock = (mode & WriteReadMode.NonBlocking) == 0 || io.read_size == 0;
            Errno error = mayBlock ? WriteAndRead(ref io, mode) : WriteAndPoll(ref io);
            return connection.IsClosed ? Errno.EBADF : error;
        }
        catch (ObjectDisposedException)
        {
            return Errno.EBADF;
        }
    }

    public override Errno GetExtendedError(out binder_extended_error error)
    {
        error = default;
        if (connection.IsClosed || _isExited)
            return Errno.EBADF;
        try
        {
            return Libc.Control(device, BinderIoctl.BINDER_GET_EXTENDED_ERROR, ref error);
        }
        catch (ObjectDisposedException)
        {
            return Errno.EBADF;
        }
    }

    /// <summary>Leaves the driver, if it runs on its own thread; for another one the driver keeps what it has until the process dies.</summary>
    protected override void Dispose(bool disposing)
    {
        if (_isExited)
            return;

        _isExited = true;
        if (connection.IsClosed || Libc.GetThreadId() != _tid)
            return;
        try
        {
            int ignored = 0;
            _ = Libc.Control(device, BinderIoctl.BINDER_THREAD_EXIT, ref ignored);
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile: the thread left with its process.
        }
    }

    private Errno WriteAndRead(ref binder_write_read io, WriteReadMode mode)
    {
        int flushes = connection.Flushes;
        while (true)
        {
            ulong before = io.read_consumed;
            Errno error = Libc.Control(device, BinderIoctl.BINDER_WRITE_READ, ref io);
            if (error != Errno.None || (mode & WriteReadMode.UntilWork) == 0 || io.read_consumed == before
                || !ReturnStream.MayReadOn(new ReadOnlySpan<byte>((void*)io.read_buffer, (int)io.read_size), (int)io.read_consumed))
                return error;

            // The read may have been the one that a flush was to end; the next would wait for what does not come.
            if (connection.Flushes != flushes)
                return Errno.None;
        }
    }

    // The descriptor is a blocking one for the sake of the other threads: writes, then reads if there is something to read. Should another
    // thread take it in between, the read waits for the next.
    private Errno WriteAndPoll(ref binder_write_read io)
    {
        if (io.write_size > io.write_consumed)
        {
            ulong readSize = io.read_size;
            io.read_size = 0;
            Errno error = Libc.Control(device, BinderIoctl.BINDER_WRITE_READ, ref io);
            io.read_size = readSize;
            if (error != Errno.None)
                return error;
        }

        return Libc.IsReadable(device) ? Libc.Control(device, BinderIoctl.BINDER_WRITE_READ, ref io) : Errno.EAGAIN;
    }
}
