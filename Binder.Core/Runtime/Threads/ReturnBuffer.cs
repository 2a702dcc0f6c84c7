using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder;

/// <summary>A thread's <c>BR_*</c> returns that it has not acted on yet, in memory that does not move.</summary>
internal sealed class ReturnBuffer
{
    // Room for a burst of reference commands; a read hands out one transaction at most.
    private const int Size = 1024;

    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(Size, pinned: true);
    private int _position;
    private int _length;

    public ReturnBuffer() => Address = Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);

    public nint Address { get; }

    public int Capacity => _bytes.Length;

    public bool IsEmpty => _position >= _length;

    /// <summary>The driver wrote this many bytes.</summary>
    public void Fill(int length)
    {
        _position = 0;
        _length = length;
    }

    public uint ReadCode()
    {
        uint code = BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(_position, _length - _position));
        _position += sizeof(uint);
        return code;
    }

    /// <summary>Passes over a payload, at most to the end.</summary>
    public void Skip(int count) => _position = Math.Min(_position + count, _length);

    public T Read<T>()
        where T : unmanaged
    {
        T value = MemoryMarshal.Read<T>(_bytes.AsSpan(_position, _length - _position));
        _position += Unsafe.SizeOf<T>();
        return value;
    }
}
