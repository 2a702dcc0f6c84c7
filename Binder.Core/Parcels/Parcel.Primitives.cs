using System.Runtime.CompilerServices;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes a <c>boolean</c>: <c>int32</c> 1 or 0.</summary>
    public void WriteBool(bool value) => WritePlain(value ? 1 : 0);

    /// <summary>Reads a <c>boolean</c>: any <c>int32</c> but 0 is true.</summary>
    /// <exception cref="ParcelException">The parcel ends before the value, or an object is there.</exception>
    public bool ReadBool() => ReadPlain<int>() != 0;

    /// <summary>Writes a <c>byte</c>: its sign-extended <c>int32</c>.</summary>
    public void WriteByte(sbyte value) => WritePlain<int>(value);

    /// <summary>Reads a <c>byte</c>: the low 8 bits of an <c>int32</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public sbyte ReadByte() => (sbyte)ReadPlain<int>();

    /// <summary>Writes the bits of a <c>byte</c> that C# calls unsigned: the <c>int32</c> is sign-extended all the same.</summary>
    public void WriteUInt8(byte value) => WritePlain<int>((sbyte)value);

    /// <summary>Reads the bits of a <c>byte</c>: the low 8 bits of an <c>int32</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public byte ReadUInt8() => (byte)ReadPlain<int>();

    /// <summary>Writes a <c>char</c>: its UTF-16 unit as an <c>int32</c>.</summary>
    public void WriteChar(char value) => WritePlain<int>(value);

    /// <summary>Reads a <c>char</c>: the low 16 bits of an <c>int32</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public char ReadChar() => (char)ReadPlain<int>();

    /// <summary>Writes an <c>int</c>.</summary>
    public void WriteInt32(int value) => WritePlain(value);

    /// <summary>Reads an <c>int</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public int ReadInt32() => ReadPlain<int>();

    /// <summary>Writes a <c>long</c>: 8 bytes, aligned to 4.</summary>
    public void WriteInt64(long value) => WritePlain(value);

    /// <summary>Reads a <c>long</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public long ReadInt64() => ReadPlain<long>();

    /// <summary>Writes a <c>float</c>: IEEE 754 binary32, bit by bit.</summary>
    public void WriteFloat(float value) => WritePlain(value);

    /// <summary>Reads a <c>float</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public float ReadFloat() => ReadPlain<float>();

    /// <summary>Writes a <c>double</c>: IEEE 754 binary64, aligned to 4.</summary>
    public void WriteDouble(double value) => WritePlain(value);

    /// <summary>Reads a <c>double</c>.</summary>
    /// <inheritdoc cref="ReadBool"/>
    public double ReadDouble() => ReadPlain<double>();

    // KeepAlive: a parcel that nobody uses behind this access must not be finalized in the middle of it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void WritePlain<T>(T value)
        where T : unmanaged
    {
        Unsafe.WriteUnaligned(ref Reserve(Unsafe.SizeOf<T>()), value);
        GC.KeepAlive(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T ReadPlain<T>()
        where T : unmanaged
    {
        T value = Unsafe.ReadUnaligned<T>(ref Take(Unsafe.SizeOf<T>()));
        GC.KeepAlive(this);
        return value;
    }
}
