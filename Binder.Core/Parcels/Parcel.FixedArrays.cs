using System.Diagnostics.CodeAnalysis;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Checks an array that is written as AIDL's <c>T[N]</c>: <c>int32</c> N, then the elements, like any array.</summary>
    /// <exception cref="ArgumentException">The array has another number of elements.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static T[]? OfSize<T>(T[]? value, int size)
    {
        if (value is not null && value.Length != size)
            throw new ArgumentException($"The array has {value.Length} elements: its fixed size is {size}.", nameof(value));
        return value;
    }

    /// <summary>Checks an array that was read as AIDL's <c>T[N]</c>.</summary>
    /// <exception cref="ParcelException">It has another number of elements: <see cref="StatusCode.BadValue"/>.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public T[]? Sized<T>(T[]? value, int size)
    {
        if (value is not null && value.Length != size)
            Refuse($"The array that ends at offset {_position} has {value.Length} elements: its fixed size is {size}.");
        return value;
    }

    /// <summary>Writes an outer dimension of AIDL's <c>T[N][M]</c>: <c>int32</c> N, then each row with its own count.</summary>
    /// <exception cref="ArgumentException">The array is null or has another number of rows.</exception>
    public void WriteFixedRows<T>(T[] value, int size, Action<Parcel, T> writeRow)
    {
        ArgumentNullException.ThrowIfNull(value);
        ArgumentNullException.ThrowIfNull(writeRow);
        WriteInt32(OfSize(value, size).Length);
        foreach (T row in value)
            writeRow(this, row);
    }

    /// <summary>Writes an outer dimension of a <c>@nullable T[N][M]</c>: null is the count -1.</summary>
    /// <inheritdoc cref="WriteFixedRows"/>
    public void WriteNullableFixedRows<T>(T[]? value, int size, Action<Parcel, T> writeRow)
    {
        if (value is null)
            WriteInt32(-1);
        else
            WriteFixedRows(value, size, writeRow);
    }

    /// <summary>Reads an outer dimension of AIDL's <c>T[N][M]</c>.</summary>
    /// <exception cref="ParcelException">There is null, another number of rows, or a row is none.</exception>
    public T[] ReadFixedRows<T>(int size, Func<Parcel, T> readRow)
    {
        ArgumentNullException.ThrowIfNull(readRow);
        return ReadRows(ReadCount(sizeof(int), isNullable: false), size, readRow);
    }

    /// <summary>Reads an outer dimension of a <c>@nullable T[N][M]</c>.</summary>
    /// <inheritdoc cref="ReadFixedRows"/>
    public T[]? ReadNullableFixedRows<T>(int size, Func<Parcel, T> readRow)
    {
        ArgumentNullException.ThrowIfNull(readRow);
        int count = ReadCount(sizeof(int), isNullable: true);
        return count < 0 ? null : ReadRows(count, size, readRow);
    }

    /// <summary>The default of AIDL's <c>T[N]</c>: N elements of their own.</summary>
    public static T[] NewFixedArray<T>(int size, Func<T> element)
    {
        ArgumentNullException.ThrowIfNull(element);
        T[] values = new T[size];
        for (int index = 0; index < size; index++)
            values[index] = element();
        return values;
    }

    private T[] ReadRows<T>(int count, int size, Func<Parcel, T> readRow)
    {
        if (count != size)
            Refuse($"The array at offset {_position - sizeof(int)} has {count} rows: its fixed size is {size}.");
        T[] rows = new T[size];
        for (int index = 0; index < size; index++)
            rows[index] = readRow(this);
        return rows;
    }
}
