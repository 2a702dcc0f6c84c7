using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>A call, one-way or reply as its receiver sees it.</summary>
internal sealed class ReceivedTransaction
{
    private readonly ISpace _space;

    public ReceivedTransaction(ISpace space, ReadOnlySpan<byte> payload)
    {
        _space = space;
        Data = MemoryMarshal.Read<binder_transaction_data>(payload);
        SecurityContext = payload.Length > 64 ? MemoryMarshal.Read<ulong>(payload[64..]) : 0;
    }

    public binder_transaction_data Data { get; }

    /// <summary>Address of the sender's label; 0 without one.</summary>
    public ulong SecurityContext { get; }

    /// <summary>Where the buffer starts in the area.</summary>
    public int AreaOffset => (int)(Data.buffer - _space.AreaAddress);

    public byte[] Bytes => At(Data.buffer, (int)Data.data_size);

    public flat_binder_object Object(int index) => ObjectAs<flat_binder_object>(index);

    public T ObjectAs<T>(int index)
        where T : unmanaged
    {
        ulong offset = MemoryMarshal.Read<ulong>(_space.Peek(Data.offsets + (ulong)(index * 8), 8));
        return MemoryMarshal.Read<T>(_space.Peek(Data.buffer + offset, Unsafe.SizeOf<T>()));
    }

    public byte[] At(ulong address, int length) => _space.Peek(address, length);
}
