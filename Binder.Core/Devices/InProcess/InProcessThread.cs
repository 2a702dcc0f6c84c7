using Binder.Driver;
using Binder.Protocol;

namespace Binder.Devices.InProcess;

/// <summary>A thread of a virtual process; parks on its own gate while there is nothing to read.</summary>
internal sealed unsafe class InProcessThread : BinderDeviceThread
{
    private readonly InProcessConnection _connection;
    private readonly BinderThread _thread;
    private readonly SemaphoreSlim _wakeUp = new(0);
    private bool _isExited;

    public InProcessThread(InProcessConnection connection, BinderThread thread)
    {
        _connection = connection;
        _thread = thread;
        thread.Owner = this;
    }

    private BinderDriver Driver => _connection.Driver.Driver;

    public override Errno WriteRead(ref binder_write_read io, WriteReadMode mode)
    {
        ReadOnlySpan<byte> commands = new((void*)io.write_buffer, checked((int)io.write_size));
        Span<byte> returns = new((void*)io.read_buffer, checked((int)io.read_size));
        bool blocking = (mode & WriteReadMode.NonBlocking) == 0;
        lock (_connection.Driver.Gate)
        {
            if (_connection.IsClosed || _isExited)
                return Errno.EBADF;

            Errno error = Write(commands, ref io);
            if (error != Errno.None || io.read_size == 0)
            {
                Driver.EndWriteRead(_thread);
                return error;
            }

            error = Read(returns, ref io, mode);
            if (error != Errno.EAGAIN || !blocking)
                return error;
        }

        return WaitAndRead(returns, ref io, mode);
    }

    public override Errno GetExtendedError(out binder_extended_error error)
    {
        lock (_connection.Driver.Gate)
        {
            error = default;
            if (_connection.IsClosed || _isExited)
                return Errno.EBADF;
            Driver.GetExtendedError(_thread, out error);
            return Errno.None;
        }
    }

    /// <summary>There is something to read, or the device was closed.</summary>
    internal void Wake() => _wakeUp.Release();

    protected override void Dispose(bool disposing)
    {
        lock (_connection.Driver.Gate)
        {
            if (_connection.IsClosed || _isExited)
                return;
            _isExited = true;
            Driver.ExitThread(_thread);
            _connection.Forget(this);
        }
    }

    private Errno Write(ReadOnlySpan<byte> commands, ref binder_write_read io)
    {
        int consumed = checked((int)io.write_consumed);
        Errno error = consumed < commands.Length ? Driver.Write(_thread, commands, ref consumed) : Errno.None;
        io.write_consumed = (ulong)consumed;
        if (error != Errno.None)
            io.read_consumed = 0;
        return error;
    }

    private Errno WaitAndRead(Span<byte> returns, ref binder_write_read io, WriteReadMode mode)
    {
        while (true)
        {
            _wakeUp.Wait();
            lock (_connection.Driver.Gate)
            {
                if (_connection.IsClosed || _isExited)
                    return Errno.EBADF;
                Errno error = Read(returns, ref io, mode);
                if (error != Errno.EAGAIN)
                    return error;
            }
        }
    }

    private Errno Read(Span<byte> returns, ref binder_write_read io, WriteReadMode mode)
    {
        bool blocking = (mode & WriteReadMode.NonBlocking) == 0;
        bool untilWork = blocking && (mode & WriteReadMode.UntilWork) != 0;
        int consumed = checked((int)io.read_consumed);
        while (true)
        {
            int before = consumed;
            bool isToldToReturn = _thread.MustReturn;
            Errno error = Driver.Read(_thread, returns, ref consumed, blocking);
            io.read_consumed = (ulong)consumed;
            if (error != Errno.None || !untilWork || isToldToReturn || consumed == before || !ReturnStream.MayReadOn(returns, consumed))
                return error;
        }
    }
}
