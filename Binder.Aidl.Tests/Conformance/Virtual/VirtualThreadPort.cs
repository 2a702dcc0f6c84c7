using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>A virtual thread as scenarios drive it.</summary>
internal sealed class VirtualThreadPort : IThreadPort
{
    private readonly VirtualThread _thread;
    private int _parkedSize;
    private bool _isInterrupted;

    public VirtualThreadPort(VirtualThread thread)
    {
        _thread = thread;
        _ = thread.Thread; // the driver knows it, as after its first ioctl
    }

    public bool IsParked => _thread.IsParked;

    public int Nice
    {
        get => _thread.Nice;
        set => _thread.Nice = value;
    }

    private BinderDriver Driver => _thread.Process.Device.Driver;

    public WriteReadResult WriteRead(ReadOnlySpan<byte> write, int writeConsumed, int readSize, int readConsumed, bool blocking)
    {
        int written = writeConsumed;
        Errno error = written < write.Length ? Driver.Write(_thread.Thread, write, ref written) : Errno.None;
        if (error == Errno.None && readSize > 0)
            return Read(readSize, readConsumed) with { WriteConsumed = written };

        Driver.EndWriteRead(_thread.Thread);
        return new WriteReadResult(error, written, error == Errno.None ? readConsumed : 0, []);
    }

    public void Park(int readSize)
    {
        _parkedSize = readSize;
        _thread.Park();
    }

    public WriteReadResult Unpark()
    {
        if (_isInterrupted)
        {
            _isInterrupted = false;
            return new WriteReadResult(Errno.EINTR, 0, 0, []);
        }

        Check.True(_thread.IsWoken, "A parked thread was not woken.");
        return Read(_parkedSize, 0);
    }

    public binder_extended_error GetExtendedError() => _thread.ExtendedError;

    public bool IsReadable() => _thread.IsReadable;

    public void ParkPoll() => throw new NotSupportedException();

    public bool UnparkPoll() => throw new NotSupportedException();

    public void Exit(bool warm = true)
    {
        _thread.Exit();
        _ = _thread.Thread;
    }

    public void ExitWhilePolled()
    {
        _ = _thread.IsReadable;
        Exit();
    }

    public void Interrupt()
    {
        _thread.CancelWait();
        _isInterrupted = true;
    }

    public Errno RawWriteRead(ref binder_write_read io) => throw new NotSupportedException();

    public Errno RawRead() => throw new NotSupportedException();

    public Errno RawIoctl(uint request, ulong argument) => throw new NotSupportedException();

    private WriteReadResult Read(int size, int consumed)
    {
        byte[] buffer = new byte[size];
        int end = consumed;
        Errno error = Driver.Read(_thread.Thread, buffer, ref end, blocking: false);
        _thread.OnRead();
        return new WriteReadResult(error, 0, end, buffer[Math.Min(consumed, size)..end], size >= 4 ? MemoryMarshal.Read<uint>(buffer) : 0);
    }
}
