using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Binder;

public sealed partial class Parcel
{
    // A stack of a thread holds far more; a hostile parcel could ask for 100,000.
    private const int DeepestNesting = 64;

    private const int Absent = 0;
    private const int Present = 1;

    /// <summary>Writes a parcelable or union: <c>int32</c> 1, then its body.</summary>
    /// <exception cref="ArgumentNullException">The value is null: see <see cref="WriteNullableParcelable"/>.</exception>
    /// <exception cref="ParcelException">The value holds itself, or parcelables nested more than 64 deep.</exception>
    public void WriteParcelable<T>(T value)
        where T : IParcelable<T>
    {
        if (!typeof(T).IsValueType && value is null)
            ThrowNull(nameof(value));
        WriteInt32(Present);
        EnterNesting();
        try
        {
            value.WriteToParcel(this);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Writes a <c>@nullable</c> parcelable of a class: null is the <c>int32</c> 0.</summary>
    /// <inheritdoc cref="WriteParcelable"/>
    public void WriteNullableParcelable<T>(T? value)
        where T : class, IParcelable<T>
    {
        if (value is null)
            WriteInt32(Absent);
        else
            WriteParcelable(value);
    }

    /// <summary>Writes a <c>@nullable</c> parcelable of a struct: null is the <c>int32</c> 0.</summary>
    /// <inheritdoc cref="WriteParcelable"/>
    public void WriteNullableParcelableValue<T>(T? value)
        where T : struct, IParcelable<T>
    {
        if (value is { } present)
            WriteParcelable(present);
        else
            WriteInt32(Absent);
    }

    /// <summary>Reads a parcelable or union.</summary>
    /// <exception cref="ParcelException">There is null, no such value, or parcelables nested more than 64 deep.</exception>
    public T ReadParcelable<T>()
        where T : IParcelable<T>
    {
        ReadPresent();
        return ReadBody<T>();
    }

    /// <summary>Reads a <c>@nullable</c> parcelable of a class.</summary>
    /// <inheritdoc cref="ReadParcelable"/>
    public T? ReadNullableParcelable<T>()
        where T : class, IParcelable<T> => ReadIsPresent() ? ReadBody<T>() : null;

    /// <summary>Reads a <c>@nullable</c> parcelable of a struct.</summary>
    /// <inheritdoc cref="ReadParcelable"/>
    public T? ReadNullableParcelableValue<T>()
        where T : struct, IParcelable<T> => ReadIsPresent() ? ReadBody<T>() : null;

    /// <summary>Begins the body of a structured parcelable: leaves room for its size.</summary>
    /// <returns>What <see cref="EndParcelable"/> wants.</returns>
    public int BeginParcelable()
    {
        int start = DataPosition;
        WriteInt32(0);
        return start;
    }

    /// <summary>Ends the body of a structured parcelable: fills in its size, which counts the size word too.</summary>
    /// <param name="token">The result of the matching <see cref="BeginParcelable"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The token is from elsewhere.</exception>
    public void EndParcelable(int token)
    {
        ThrowIfDisposed();
        ThrowIfReadOnly();
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(token, Math.Min(_position, _size) - sizeof(int));
        Unsafe.WriteUnaligned(ref At(token), _position - token);
        GC.KeepAlive(this);
    }

    /// <summary>Begins to read the body of a structured parcelable.</summary>
    /// <remarks>
    /// Before each field ask <see cref="HasMore"/>: if not, the sender is older and this field and those behind it keep their defaults.
    /// After the last field call <see cref="EndReadParcelable"/>, which skips the fields of a newer sender.
    /// Source: the C++ backend of <c>aidl</c>, <c>readFromParcel</c>.
    /// </remarks>
    /// <exception cref="ParcelException">The size is less than 4 or more than what is left.</exception>
    public ParcelableReader BeginReadParcelable()
    {
        int start = _position;
        int size = ReadInt32();
        if (size < sizeof(int))
            Fail(StatusCode.BadValue, $"The parcelable at offset {start} has a size of {size} bytes: too small.");
        if (size > _size - start)
            Fail(StatusCode.NotEnoughData, $"The parcelable at offset {start} has a size of {size} bytes: {_size - start} are left.");
        return new ParcelableReader(start, start + size);
    }

    /// <summary>Whether the sender wrote another field.</summary>
    /// <exception cref="ParcelException">The field before ran past the end of the body.</exception>
    public bool HasMore(in ParcelableReader reader)
    {
        if (_position > reader.End)
            FailPastBody(reader);
        return _position < reader.End;
    }

    /// <summary>Ends to read the body of a structured parcelable: moves behind it.</summary>
    /// <exception cref="ParcelException">The last field ran past the end of the body.</exception>
    public void EndReadParcelable(in ParcelableReader reader)
    {
        if (_position == reader.End)
            return;
        ThrowIfDisposed();
        if (_position > reader.End)
            FailPastBody(reader);
        MoveTo(reader.End);
    }

    /// <summary>Reads the tag of a union.</summary>
    /// <param name="members">How many members the union has: the tag counts them from 0.</param>
    /// <exception cref="ParcelException">
    /// The tag is of a member that only a newer sender knows, or of none: <see cref="StatusCode.BadValue"/>. A union has no size by which it
    /// could be skipped.
    /// </exception>
    public int ReadUnionTag(int members)
    {
        int tag = ReadInt32();
        if ((uint)tag >= (uint)members)
            Fail(StatusCode.BadValue, $"The union at offset {_position - sizeof(int)} has the tag {tag}: its reader knows {members} members.");
        return tag;
    }

    /// <summary>The value of a field that an older sender left out.</summary>
    /// <exception cref="ParcelException">The type has none.</exception>
    public static T CreateDefault<T>()
        where T : IParcelable<T> => T.CreateDefault();

    private T ReadBody<T>()
        where T : IParcelable<T>
    {
        EnterNesting();
        try
        {
            return T.ReadFromParcel(this);
        }
        finally
        {
            _depth--;
        }
    }

    private void ReadPresent()
    {
        int present = ReadInt32();
        if (present != Present)
            FailPresence(present);
    }

    private bool ReadIsPresent()
    {
        int present = ReadInt32();
        if (present is not (Absent or Present))
            FailPresence(present);
        return present == Present;
    }

    private void EnterNesting()
    {
        if (_depth >= DeepestNesting)
            Fail(StatusCode.BadValue, $"Parcelables are nested more than {DeepestNesting} deep at offset {_position}.");
        _depth++;
    }

    [DoesNotReturn]
    private void FailPresence(int present) => Fail(
        StatusCode.UnexpectedNull, $"The value at offset {_position - sizeof(int)} is not there: its presence word is {present}.");

    [DoesNotReturn]
    private void FailPastBody(in ParcelableReader reader) => Fail(
        StatusCode.BadValue, $"A field of the parcelable at offset {reader.Start} ends at {_position}, past the body's end at {reader.End}.");

    [DoesNotReturn]
    private static void ThrowNull(string parameter) => throw new ArgumentNullException(parameter);
}
