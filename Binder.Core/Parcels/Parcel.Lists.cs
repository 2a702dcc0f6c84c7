using System.Runtime.InteropServices;

namespace Binder;

public sealed partial class Parcel
{
    /// <summary>Writes a <c>List</c>: on the wire an array.</summary>
    /// <typeparam name="T">The element.</typeparam>
    /// <typeparam name="TMarshaller">How one element is written.</typeparam>
    /// <exception cref="ArgumentNullException">The list is null: see <see cref="WriteNullableList"/>.</exception>
    public void WriteList<T, TMarshaller>(IReadOnlyList<T> value)
        where TMarshaller : IParcelMarshaller<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        switch (value)
        {
            case List<T> list:
                WriteElements<T, TMarshaller>(CollectionsMarshal.AsSpan(list));
                break;
            case T[] array:
                WriteElements<T, TMarshaller>(array);
                break;
            default:
                WriteItems<T, TMarshaller>(value);
                break;
        }
    }

    /// <summary>Writes a <c>@nullable List</c>: null is the count -1.</summary>
    /// <inheritdoc cref="WriteList"/>
    public void WriteNullableList<T, TMarshaller>(IReadOnlyList<T>? value)
        where TMarshaller : IParcelMarshaller<T>
    {
        if (value is null)
            WriteInt32(-1);
        else
            WriteList<T, TMarshaller>(value);
    }

    /// <summary>Reads a <c>List</c>.</summary>
    /// <inheritdoc cref="ReadArray"/>
    public List<T> ReadList<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T> => ReadNewList<T, TMarshaller>(ReadCount(TMarshaller.MinimumSize, isNullable: false));

    /// <summary>Reads a <c>@nullable List</c>.</summary>
    /// <inheritdoc cref="ReadArray"/>
    public List<T>? ReadNullableList<T, TMarshaller>()
        where TMarshaller : IParcelMarshaller<T>
    {
        int count = ReadCount(TMarshaller.MinimumSize, isNullable: true);
        return count < 0 ? null : ReadNewList<T, TMarshaller>(count);
    }

    private void WriteItems<T, TMarshaller>(IReadOnlyList<T> value)
        where TMarshaller : IParcelMarshaller<T>
    {
        int count = value.Count;
        WriteInt32(count);
        for (int index = 0; index < count; index++)
            TMarshaller.Write(this, value[index]);
    }

    private List<T> ReadNewList<T, TMarshaller>(int count)
        where TMarshaller : IParcelMarshaller<T>
    {
        List<T> values = new(count);
        CollectionsMarshal.SetCount(values, count);
        ReadElements<T, TMarshaller>(CollectionsMarshal.AsSpan(values));
        return values;
    }
}
