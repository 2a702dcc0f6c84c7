using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>A process's receive area: what it reads, and a writable view of the same memory for the numbers of received descriptors.</summary>
/// <remarks>Unmapped when nothing refers to it any more, so that a parcel that outlives its connection still reads memory.</remarks>
internal sealed unsafe class ReceiveArea
{
    private readonly SafeMapping _visible;
    private readonly Lock _gate = new();
    private readonly Dictionary<uint, int> _closeOnRequest = [];
    private SafeMapping? _writable;

    private ReceiveArea(SafeMapping visible, int size)
    {
        _visible = visible;
        Size = size;
    }

    /// <summary>Where the process reads.</summary>
    public nint Address => _visible.Address;

    public int Size { get; }

    /// <summary>Reserves addresses; <see cref="Attach"/> puts memory behind them.</summary>
    public static Errno Reserve(int size, out ReceiveArea? area)
    {
        Errno error = Libc.ReserveAddresses(size, out SafeMapping? visible);
        area = visible is null ? null : new ReceiveArea(visible, size);
        return error;
    }

    public Errno Attach(SafeDescriptor memory)
    {
        Errno error = Libc.MapReadOnly(memory, _visible, Size);
        if (error == Errno.None)
            error = Libc.MapWritable(memory, Size, out _writable);
        return error;
    }

    public void Release()
    {
        _writable?.Dispose();
        _visible.Dispose();
    }

    /// <summary>Writes a descriptor's number where the transaction has room for it.</summary>
    /// <param name="closeOnRequest">Whether the driver will ask to close it when the transaction's buffer is freed.</param>
    public bool TryPatch(ulong slot, int descriptor, bool closeOnRequest)
    {
        ulong offset = slot - (ulong)Address;
        if (_writable is null || offset > (ulong)(Size - sizeof(int)))
            return false;

        *(int*)(_writable.Address + (nint)offset) = descriptor;
        if (closeOnRequest)
        {
            lock (_gate)
                _closeOnRequest[(uint)offset] = descriptor;
        }

        return true;
    }

    /// <summary>Closes the descriptor whose number was written at an offset.</summary>
    public void Close(uint offset)
    {
        bool found;
        int descriptor;
        lock (_gate)
            found = _closeOnRequest.Remove(offset, out descriptor);
        if (found)
            _ = Libc.Close(descriptor);
    }
}
