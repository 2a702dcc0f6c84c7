using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder.Protocol;

/// <summary>Reads a stream of commands or returns: a 4-byte code, then its payload, packed back to back.</summary>
internal ref struct CommandReader(ReadOnlySpan<byte> buffer, int position)
{
    private readonly ReadOnlySpan<byte> _buffer = buffer;

    public int Position { get; private set; } = position;

    public readonly bool IsAtEnd => Position >= _buffer.Length;

    public readonly int Remaining => _buffer.Length - Position;

    /// <summary>Steps over bytes, at most to the end.</summary>
    public void Skip(int count) => Position = Math.Min(Position + count, _buffer.Length);

    /// <summary>Reads the next structure; the caller has checked that <see cref="Remaining"/> suffices.</summary>
    public T Read<T>()
        where T : unmanaged
    {
        T value = MemoryMarshal.Read<T>(_buffer[Position..]);
        Position += Unsafe.SizeOf<T>();
        return value;
    }
}
