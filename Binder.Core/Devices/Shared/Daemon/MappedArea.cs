using Binder.Driver;
using Binder.Interop;
using Binder.Protocol;

namespace Binder.Devices.Shared;

/// <summary>A receive area in the daemon: sealed memory that the process maps too.</summary>
internal sealed unsafe class MappedArea : BinderArea, IDisposable
{
    private readonly SafeMapping _mapping;

    private MappedArea(ulong userAddress, int size, SafeMapping mapping)
    {
        UserAddress = userAddress;
        Size = size;
        _mapping = mapping;
    }

    public override ulong UserAddress { get; }

    public override int Size { get; }

    /// <summary>Makes an area, and the descriptor through which the process maps it.</summary>
    public static Errno Create(ulong userAddress, int size, out MappedArea? area, out SafeDescriptor memory)
    {
        area = null;
        Errno error = Libc.CreateSealedMemory("binder", size, out memory);
        if (error != Errno.None)
            return error;

        error = Libc.MapWritable(memory, size, out SafeMapping? mapping);
        if (mapping is not null)
            area = new MappedArea(userAddress, size, mapping);
        return error;
    }

    public override Span<byte> Slice(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)offset, (uint)Size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)(Size - offset));
        return new Span<byte>((void*)(_mapping.Address + offset), length);
    }

    public void Dispose() => _mapping.Dispose();
}
