using System.Runtime.InteropServices;
using System.Text;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes a <c>String</c>.</summary>
    /// <remarks>
    /// Layout: <c>int32 length</c> (UTF-16 units), the units, a NUL unit, zero padding to 4 bytes.
    /// Source: frameworks/native/libs/binder/Parcel.cpp, <c>Parcel::writeString16</c>.
    /// </remarks>
    /// <exception cref="ArgumentNullException">The text is null: see <see cref="WriteNullableString16"/>.</exception>
    public void WriteString16(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        int payload = PaddedUnits(value.Length);
        Span<byte> destination = ReserveSpan(sizeof(int) + payload);
        MemoryMarshal.Write(destination, value.Length);
        MemoryMarshal.Write(destination[payload..], 0);
        MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(destination[sizeof(int)..]);
        GC.KeepAlive(this);
    }

    /// <summary>Writes a <c>@nullable String</c>: null is the length -1 and nothing else.</summary>
    /// <inheritdoc cref="WriteString16"/>
    public void WriteNullableString16(string? value)
    {
        if (value is null)
            WriteInt32(-1);
        else
            WriteString16(value);
    }

    /// <summary>Reads a <c>String</c>.</summary>
    /// <remarks>
    /// Layout: <c>int32 length</c> (UTF-16 units), the units, a NUL unit, zero padding to 4 bytes.
    /// Source: frameworks/native/libs/binder/Parcel.cpp, <c>Parcel::readString16Inplace</c>.
    /// </remarks>
    /// <exception cref="ParcelException">
    /// The text is null, its length is impossible, it runs past the end of the parcel or does not end with NUL: all
    /// <see cref="StatusCode.UnexpectedNull"/>.
    /// </exception>
    public string ReadString16()
    {
        string value = new(TakeUnits(ReadInt32()));
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>Reads a <c>@nullable String</c>.</summary>
    /// <returns>The text, or <see langword="null"/> for length -1.</returns>
    /// <inheritdoc cref="ReadString16"/>
    public string? ReadNullableString16()
    {
        int length = ReadInt32();
        if (length == -1)
            return null;
        string value = new(TakeUnits(length));
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>Writes a text in UTF-8, for hand-written code: AIDL's <c>String</c> is UTF-16 always.</summary>
    /// <remarks>Layout: <c>int32 length</c> (bytes, -1 for null), the bytes, NUL, zero padding to 4 bytes.</remarks>
    public void WriteString8(string? value)
    {
        if (value is null)
        {
            WriteInt32(-1);
            return;
        }

        int length = Encoding.UTF8.GetByteCount(value);
        WriteInt32(length);
        WriteUtf8(value, length);
    }

    /// <summary>Reads what <see cref="WriteString8"/> wrote.</summary>
    /// <returns>The text, or <see langword="null"/> for length -1. Bytes that are not UTF-8 become U+FFFD.</returns>
    /// <exception cref="ParcelException">
    /// The length is impossible, the text runs past the end of the parcel or does not end with NUL.
    /// </exception>
    public string? ReadString8()
    {
        int length = ReadInt32();
        if (length == -1)
            return null;
        if (length < 0 || (uint)length >= (uint)(_size - _position))
        {
            Fail(
                StatusCode.UnexpectedNull,
                $"A String8 of {length} bytes at offset {_position - sizeof(int)}: {_size - _position} bytes are left for it.");
        }

        ReadOnlySpan<byte> bytes = TakeSpan(PadTo4(length + 1));
        if (bytes[length] != 0)
            Fail(StatusCode.UnexpectedNull, $"A String8 of {length} bytes before offset {_position} does not end with NUL.");
        string value = Encoding.UTF8.GetString(bytes[..length]);
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>Writes a text as a C string: UTF-8, NUL, zero padding to 4 bytes; no length.</summary>
    /// <exception cref="ArgumentException">The text is null or has a NUL inside.</exception>
    public void WriteCString(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("A C string cannot hold a NUL.", nameof(value));
        WriteUtf8(value, Encoding.UTF8.GetByteCount(value));
    }

    /// <summary>Reads what <see cref="WriteCString"/> wrote. Bytes that are not UTF-8 become U+FFFD.</summary>
    /// <exception cref="ParcelException">There is no NUL before the end of the parcel or the next object.</exception>
    public string ReadCString()
    {
        int available = Math.Min(NextObject(_position), DataSize) - _position;
        int length = available <= 0 ? -1 : MemoryMarshal.CreateReadOnlySpan(ref At(_position), available).IndexOf((byte)0);
        if (length < 0)
            Fail(StatusCode.NotEnoughData, $"A C string at offset {_position} has no NUL in {Math.Max(0, available)} bytes.");
        string value = Encoding.UTF8.GetString(TakeSpan(PadTo4(length + 1))[..length]);
        GC.KeepAlive(this);
        return value;
    }

    private static int PadTo4(int size) => checked(size + 3) & ~3;

    // The longest string is shorter than 2^30 units.
    private static int PaddedUnits(int length) => PadTo4((length + 1) * sizeof(char));

    private void WriteUtf8(string value, int length)
    {
        int padded = PadTo4(length + 1);
        Span<byte> destination = ReserveSpan(padded);
        MemoryMarshal.Write(destination[(padded - sizeof(int))..], 0);
        Encoding.UTF8.GetBytes(value, destination);
        GC.KeepAlive(this);
    }

    private ReadOnlySpan<char> TakeUnits(int length)
    {
        int available = Math.Max(0, _size - _position);
        if (length < 0 || length >= available / sizeof(char) || PaddedUnits(length) > available)
        {
            Fail(
                StatusCode.UnexpectedNull,
                $"A String of {length} UTF-16 units at offset {_position - sizeof(int)}: {available} bytes are left for it.");
        }

        ReadOnlySpan<char> units = MemoryMarshal.Cast<byte, char>(TakeSpan(PaddedUnits(length)));
        if (units[length] != 0)
            Fail(StatusCode.UnexpectedNull, $"A String of {length} UTF-16 units before offset {_position} does not end with NUL.");
        return units[..length];
    }
}
