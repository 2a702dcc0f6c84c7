using System.Runtime.InteropServices;
using Binder.Protocol;
using static Binder.Protocol.BinderObjectType;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>Data and objects of one transaction. Sizes, offsets and addresses can be falsified.</summary>
internal sealed class Message
{
    private readonly List<byte> _data = [];
    private readonly List<ulong> _offsets = [];
    private ulong? _dataSize;
    private ulong? _offsetsSize;
    private ulong? _dataAddress;
    private ulong? _offsetsAddress;

    public Message Bytes(params byte[] bytes)
    {
        _data.AddRange(bytes);
        return this;
    }

    public Message Filled(int count, byte value = 0xAB) => Bytes([.. Enumerable.Repeat(value, count)]);

    public Message Binder(ulong ptr, ulong cookie, uint flags = 0x113) => Object(BINDER_TYPE_BINDER, flags, ptr, cookie);

    public Message WeakBinder(ulong ptr, ulong cookie, uint flags = 0x113) => Object(BINDER_TYPE_WEAK_BINDER, flags, ptr, cookie);

    public Message Handle(uint handle, uint flags = 0x13, ulong cookie = 0) => Object(BINDER_TYPE_HANDLE, flags, handle, cookie);

    public Message WeakHandle(uint handle, uint flags = 0x13) => Object(BINDER_TYPE_WEAK_HANDLE, flags, handle, 0);

    public Message File(int descriptor, ulong cookie = 0) =>
        Object(new binder_fd_object { type = BINDER_TYPE_FD, fd = (uint)descriptor, pad_fd = 0xFFFF, cookie = cookie });

    public Message Pointer(ulong address, ulong length, ulong? parent = null, ulong parentOffset = 0) =>
        Object(new binder_buffer_object
        {
            type = BINDER_TYPE_PTR,
            flags = parent is null ? 0 : binder_buffer_object.BINDER_BUFFER_FLAG_HAS_PARENT,
            buffer = address,
            length = length,
            parent = parent ?? 0,
            parent_offset = parentOffset,
        });

    public Message FileArray(ulong count, ulong parent, ulong parentOffset) =>
        Object(new binder_fd_array_object { type = BINDER_TYPE_FDA, num_fds = count, parent = parent, parent_offset = parentOffset });

    public Message Object(uint type, uint flags, ulong binder, ulong cookie) =>
        Object(new flat_binder_object { type = type, flags = flags, binder = binder, cookie = cookie });

    public Message Object<T>(in T value)
        where T : unmanaged
    {
        _offsets.Add((ulong)_data.Count);
        _data.AddRange(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
        return this;
    }

    /// <summary>Says that there is an object, wherever.</summary>
    public Message Offset(ulong offset)
    {
        _offsets.Add(offset);
        return this;
    }

    public Message DataSize(ulong size)
    {
        _dataSize = size;
        return this;
    }

    public Message OffsetsSize(ulong size)
    {
        _offsetsSize = size;
        return this;
    }

    public Message DataAddress(ulong address)
    {
        _dataAddress = address;
        return this;
    }

    public Message OffsetsAddress(ulong address)
    {
        _offsetsAddress = address;
        return this;
    }

    public binder_transaction_data Place(ISpace memory) => new()
    {
        data_size = _dataSize ?? (ulong)_data.Count,
        offsets_size = _offsetsSize ?? (ulong)_offsets.Count * sizeof(ulong),
        buffer = _dataAddress ?? memory.Place([.. _data]),
        offsets = _offsetsAddress ?? memory.Place(MemoryMarshal.AsBytes<ulong>(_offsets.ToArray())),
    };
}
