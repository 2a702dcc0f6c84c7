using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder.Protocol;

/// <summary>Writes a stream of <c>BR_*</c> returns: a 4-byte code, then its payload, packed back to back.</summary>
internal ref struct ReturnWriter(Span<byte> buffer, int position)
{
    private readonly Span<byte> _buffer = buffer;

    public int Position { get; private set; } = position;

    public readonly int Remaining => _buffer.Length - Position;

    public void Write<T>(in T value)
        where T : unmanaged
    {
        MemoryMarshal.Write(_buffer[Position..], in value);
        Position += Unsafe.SizeOf<T>();
    }

    public void Write<T>(uint code, in T payload)
        where T : unmanaged
    {
        Write(in code);
        Write(in payload);
    }
}
