using System.Runtime.CompilerServices;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes a <c>ParcelableHolder</c>.</summary>
    /// <param name="value">The holder.</param>
    /// <param name="stability">That of the parcelable whose field it is.</param>
    /// <remarks>
    /// Layout: <c>int32</c> 1 (present), <c>int32</c> stability, <c>int32</c> size of what follows (0: empty), the AIDL name of the parcelable
    /// inside as <c>String</c>, its body. Source: <c>libs/binder/ParcelableHolder.cpp</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">The holder is null, or has another stability than the parcelable.</exception>
    public void WriteParcelableHolder(ParcelableHolder value, ParcelableStability stability = ParcelableStability.Local)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Stability != stability)
            throw new ArgumentException($"The holder has stability {value.Stability}: that of its parcelable is {stability}.", nameof(value));
        WriteInt32(Present);
        WriteInt32((int)stability);
        int start = BeginParcelable();
        if (!value.IsEmpty)
        {
            WriteString16(value.ContentName);
            EnterNesting();
            try
            {
                value.WriteContent(this);
            }
            finally
            {
                _depth--;
            }
        }

        EndSized(start);
    }

    /// <summary>Reads a <c>ParcelableHolder</c>. What is inside is kept as it is until it is asked for.</summary>
    /// <param name="stability">That of the parcelable whose field it is.</param>
    /// <exception cref="ParcelException">There is null, another stability (<see cref="StatusCode.BadValue"/>), or a size that cannot be.</exception>
    public ParcelableHolder ReadParcelableHolder(ParcelableStability stability = ParcelableStability.Local)
    {
        ReadPresent();
        int written = ReadInt32();
        if (written != (int)stability)
            Refuse($"The holder at offset {_position - sizeof(int)} has stability {written}: that of its parcelable is {(int)stability}.");
        int size = ReadInt32();
        if (size < 0 || size % sizeof(int) != 0)
            Refuse($"The holder at offset {_position - sizeof(int)} has a content of {size} bytes.");
        if (size > _size - _position)
            FailEndOfData(size);
        if (size == 0)
            return new ParcelableHolder(stability);
        int end = _position + size;
        string name = ReadString16();
        if (_position > end)
            Refuse($"The holder whose content ends at offset {end} has a name that ends at {_position}.");
        return new ParcelableHolder(stability, name, ReadBlock(end - _position));
    }

    // As EndParcelable, but the size does not count itself.
    private void EndSized(int start)
    {
        EndParcelable(start);
        Unsafe.WriteUnaligned(ref At(start), _position - start - sizeof(int));
        GC.KeepAlive(this);
    }
}
