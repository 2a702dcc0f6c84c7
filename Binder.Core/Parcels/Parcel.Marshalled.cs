using System.Diagnostics.CodeAnalysis;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes a value as a marshaller says.</summary>
    public void WriteValue<T, TMarshaller>(T value)
        where TMarshaller : IParcelMarshaller<T> => TMarshaller.Write(this, value);

    /// <summary>Reads a value as a marshaller says.</summary>
    /// <exception cref="ParcelException">The bytes are no such value.</exception>
    public T ReadValue<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T> => TMarshaller.Read(this);

    /// <summary>Writes a <c>byte[]</c> from memory, as <see cref="WriteByteArray"/>.</summary>
    public void WriteByteMemory(ReadOnlyMemory<byte> value) => WritePacked(value.Span);

    /// <summary>Writes a <c>@nullable byte[]</c> from memory: null is the length -1.</summary>
    public void WriteNullableByteMemory(ReadOnlyMemory<byte>? value) => WriteNullablePacked(value is null, value.GetValueOrDefault().Span);

    /// <summary>Reads a <c>byte[]</c> as memory of its own.</summary>
    /// <inheritdoc cref="ReadByteArray"/>
    public ReadOnlyMemory<byte> ReadByteMemory() => ReadByteArray();

    /// <summary>Reads a <c>@nullable byte[]</c> as memory of its own.</summary>
    /// <inheritdoc cref="ReadByteArray"/>
    public ReadOnlyMemory<byte>? ReadNullableByteMemory() => ReadNullableByteArray() is { } value ? new ReadOnlyMemory<byte>(value) : default(ReadOnlyMemory<byte>?);

    /// <summary>Writes bytes as a <c>byte[]</c>.</summary>
    internal void WriteByteSpan(ReadOnlySpan<byte> value) => WritePacked(value);

    /// <summary>Reads a <c>byte[]</c> of the destination's length.</summary>
    internal void ReadByteSpan(Span<byte> destination)
    {
        ReadExpectedCount(minimumSize: 1, destination.Length);
        TakeSpan(PadTo4(destination.Length))[..destination.Length].CopyTo(destination);
        GC.KeepAlive(this);
    }

    /// <summary>Refuses what was read: the bytes are no value of their type. For marshallers and hand-written parcelables.</summary>
    /// <exception cref="ParcelException">Always, with <see cref="StatusCode.BadValue"/>.</exception>
    [DoesNotReturn]
    public void Refuse(string reason) => Fail(StatusCode.BadValue, reason);

    /// <summary>Reads the count -1 that stands for a null array or text, or leaves what else is there.</summary>
    internal bool TryReadNullCount()
    {
        int start = _position;
        if (ReadInt32() == -1)
            return true;
        MoveTo(start);
        return false;
    }
}
