using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes a <c>byte[]</c>: <c>int32</c> length, the bytes, zero padding to 4 bytes.</summary>
    /// <exception cref="ArgumentNullException">The array is null: see <see cref="WriteNullableByteArray"/>.</exception>
    public void WriteByteArray(byte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WritePacked(value);
    }

    /// <summary>Writes a <c>@nullable byte[]</c>: null is the length -1.</summary>
    public void WriteNullableByteArray(byte[]? value) => WriteNullablePacked(value is null, value);

    /// <summary>Reads a <c>byte[]</c>.</summary>
    /// <exception cref="ParcelException">
    /// There is null (<see cref="StatusCode.UnexpectedNull"/>), or the length is more than the rest of the parcel
    /// (<see cref="StatusCode.BadValue"/>; nothing is allocated then).
    /// </exception>
    public byte[] ReadByteArray() => ReadNewPacked<byte>(ReadCount(minimumSize: 1, isNullable: false));

    /// <summary>Reads a <c>@nullable byte[]</c>.</summary>
    /// <inheritdoc cref="ReadByteArray"/>
    public byte[]? ReadNullableByteArray() => ReadNullablePacked<byte>();

    /// <summary>Reads a <c>byte[]</c> into one of the same length.</summary>
    /// <exception cref="ParcelException">There is null or an array of another length.</exception>
    public void ReadByteArrayInto(byte[] destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ReadPackedInto<byte>(destination);
    }

    /// <summary>Writes a <c>byte[]</c> from signed bytes, as <see cref="WriteByteArray"/>.</summary>
    /// <inheritdoc cref="WriteByteArray"/>
    public void WriteSByteArray(sbyte[] value)
    {
        ArgumentNullException.ThrowIfNull(value);
        WritePacked(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>Writes a <c>@nullable byte[]</c> from signed bytes: null is the length -1.</summary>
    public void WriteNullableSByteArray(sbyte[]? value) => WriteNullablePacked(value is null, MemoryMarshal.AsBytes(value.AsSpan()));

    /// <summary>Reads a <c>byte[]</c> as signed bytes.</summary>
    /// <inheritdoc cref="ReadByteArray"/>
    public sbyte[] ReadSByteArray() => ReadNewPacked<sbyte>(ReadCount(minimumSize: 1, isNullable: false));

    /// <summary>Reads a <c>@nullable byte[]</c> as signed bytes.</summary>
    /// <inheritdoc cref="ReadByteArray"/>
    public sbyte[]? ReadNullableSByteArray() => ReadNullablePacked<sbyte>();

    /// <summary>Reads a <c>byte[]</c> into signed bytes of the same length.</summary>
    /// <inheritdoc cref="ReadByteArrayInto"/>
    public void ReadSByteArrayInto(sbyte[] destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        ReadPackedInto<sbyte>(destination);
    }

    /// <summary>Writes an array of an enum backed by <c>byte</c>: packed as a <c>byte[]</c>.</summary>
    /// <typeparam name="TEnum">An enum of 1 byte.</typeparam>
    /// <inheritdoc cref="WriteByteArray"/>
    public void WriteByteEnumArray<TEnum>(TEnum[] value)
        where TEnum : unmanaged, Enum
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckIsByte<TEnum>();
        WritePacked(MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>Writes a <c>@nullable</c> array of an enum backed by <c>byte</c>: null is the length -1.</summary>
    /// <inheritdoc cref="WriteByteEnumArray"/>
    public void WriteNullableByteEnumArray<TEnum>(TEnum[]? value)
        where TEnum : unmanaged, Enum
    {
        CheckIsByte<TEnum>();
        WriteNullablePacked(value is null, MemoryMarshal.AsBytes(value.AsSpan()));
    }

    /// <summary>Reads an array of an enum backed by <c>byte</c>. Values that the enum does not name are passed through.</summary>
    /// <typeparam name="TEnum">An enum of 1 byte.</typeparam>
    /// <inheritdoc cref="ReadByteArray"/>
    public TEnum[] ReadByteEnumArray<TEnum>()
        where TEnum : unmanaged, Enum
    {
        CheckIsByte<TEnum>();
        return ReadNewPacked<TEnum>(ReadCount(minimumSize: 1, isNullable: false));
    }

    /// <summary>Reads a <c>@nullable</c> array of an enum backed by <c>byte</c>.</summary>
    /// <inheritdoc cref="ReadByteEnumArray"/>
    public TEnum[]? ReadNullableByteEnumArray<TEnum>()
        where TEnum : unmanaged, Enum
    {
        CheckIsByte<TEnum>();
        return ReadNullablePacked<TEnum>();
    }

    /// <summary>Reads an array of an enum backed by <c>byte</c> into one of the same length.</summary>
    /// <typeparam name="TEnum">An enum of 1 byte.</typeparam>
    /// <inheritdoc cref="ReadByteArrayInto"/>
    public void ReadByteEnumArrayInto<TEnum>(TEnum[] destination)
        where TEnum : unmanaged, Enum
    {
        ArgumentNullException.ThrowIfNull(destination);
        CheckIsByte<TEnum>();
        ReadPackedInto<TEnum>(destination);
    }

    private static void CheckIsByte<TEnum>()
    {
        if (Unsafe.SizeOf<TEnum>() != 1)
            throw new NotSupportedException($"{typeof(TEnum)} has {Unsafe.SizeOf<TEnum>()} bytes: only enums of 1 byte are packed.");
    }

    private void WriteNullablePacked(bool isNull, ReadOnlySpan<byte> value)
    {
        if (isNull)
            WriteInt32(-1);
        else
            WritePacked(value);
    }

    private void WritePacked(ReadOnlySpan<byte> value)
    {
        WriteInt32(value.Length);
        if (value.IsEmpty)
            return;
        int padded = PadTo4(value.Length);
        Span<byte> destination = ReserveSpan(padded);
        MemoryMarshal.Write(destination[(padded - sizeof(int))..], 0);
        value.CopyTo(destination);
        GC.KeepAlive(this);
    }

    private T[]? ReadNullablePacked<T>()
        where T : unmanaged
    {
        int length = ReadCount(minimumSize: 1, isNullable: true);
        return length < 0 ? null : ReadNewPacked<T>(length);
    }

    private T[] ReadNewPacked<T>(int length)
        where T : unmanaged
    {
        if (length == 0)
            return [];
        ReadOnlySpan<byte> source = TakeSpan(PadTo4(length));
        T[] value = GC.AllocateUninitializedArray<T>(length);
        source[..length].CopyTo(MemoryMarshal.AsBytes(value.AsSpan()));
        GC.KeepAlive(this);
        return value;
    }

    private void ReadPackedInto<T>(T[] destination)
        where T : unmanaged
    {
        ReadExpectedCount(minimumSize: 1, destination.Length);
        TakeSpan(PadTo4(destination.Length))[..destination.Length].CopyTo(MemoryMarshal.AsBytes(destination.AsSpan()));
        GC.KeepAlive(this);
    }
}
