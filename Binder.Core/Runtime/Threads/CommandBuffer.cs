using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder;

/// <summary>A thread's <c>BC_*</c> commands that the driver has not taken yet, in memory that does not move.</summary>
internal sealed class CommandBuffer
{
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(256, pinned: true);
    private nint _address;

    public CommandBuffer() => _address = Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);

    /// <summary>Where the commands start.</summary>
    public nint Address => _address;

    /// <summary>Bytes of commands.</summary>
    public int Length { get; private set; }

    /// <summary>Appends a command without payload.</summary>
    public void Append(uint command) =>
        BinaryPrimitives.WriteUInt32LittleEndian(Reserve(sizeof(uint)), command);

    /// <summary>Appends a command and its payload.</summary>
    public void Append<T>(uint command, in T payload)
        where T : unmanaged
    {
        Span<byte> space = Reserve(sizeof(uint) + Unsafe.SizeOf<T>());
        BinaryPrimitives.WriteUInt32LittleEndian(space, command);
        MemoryMarshal.Write(space[sizeof(uint)..], in payload);
    }

    /// <summary>Appends all commands of another buffer.</summary>
    public void Append(CommandBuffer commands) => commands._bytes.AsSpan(0, commands.Length).CopyTo(Reserve(commands.Length));

    /// <summary>Removes what the driver took.</summary>
    public void RemoveFirst(int count)
    {
        if (count < Length)
            _bytes.AsSpan(count, Length - count).CopyTo(_bytes);
        Length -= count;
    }

    private Span<byte> Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            byte[] grown = GC.AllocateUninitializedArray<byte>(Math.Max(_bytes.Length * 2, Length + count), pinned: true);
            _bytes.AsSpan(0, Length).CopyTo(grown);
            _bytes = grown;
            _address = Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0);
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
