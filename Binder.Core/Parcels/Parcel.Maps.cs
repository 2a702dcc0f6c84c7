namespace Binder;

public sealed partial class Parcel
{
    // An empty String: its length and its NUL.
    private const int SmallestKey = 2 * sizeof(int);

    /// <summary>Writes a <c>Map&lt;String, V&gt;</c>: <c>int32</c> count, then each key as <c>String</c> and its value.</summary>
    /// <typeparam name="TValue">The value.</typeparam>
    /// <typeparam name="TMarshaller">How one value is written.</typeparam>
    /// <exception cref="ArgumentNullException">The map is null: see <see cref="WriteNullableMap"/>.</exception>
    public void WriteMap<TValue, TMarshaller>(IReadOnlyDictionary<string, TValue> value)
        where TMarshaller : IParcelMarshaller<TValue>
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteInt32(value.Count);
        foreach ((string key, TValue item) in value)
        {
            WriteString16(key);
            TMarshaller.Write(this, item);
        }
    }

    /// <summary>Writes a <c>@nullable Map&lt;String, V&gt;</c>: null is the count -1.</summary>
    /// <inheritdoc cref="WriteMap"/>
    public void WriteNullableMap<TValue, TMarshaller>(IReadOnlyDictionary<string, TValue>? value)
        where TMarshaller : IParcelMarshaller<TValue>
    {
        if (value is null)
            WriteInt32(-1);
        else
            WriteMap<TValue, TMarshaller>(value);
    }

    /// <summary>Reads a <c>Map&lt;String, V&gt;</c>. Of several entries with the same key the last one counts.</summary>
    /// <inheritdoc cref="ReadArray"/>
    public Dictionary<string, TValue> ReadMap<TValue, TMarshaller>()
        where TMarshaller : IParcelMarshaller<TValue> =>
        ReadEntries<TValue, TMarshaller>(ReadCount(SmallestKey + TMarshaller.MinimumSize, isNullable: false));

    /// <summary>Reads a <c>@nullable Map&lt;String, V&gt;</c>.</summary>
    /// <inheritdoc cref="ReadMap"/>
    public Dictionary<string, TValue>? ReadNullableMap<TValue, TMarshaller>()
        where TMarshaller : IParcelMarshaller<TValue>
    {
        int count = ReadCount(SmallestKey + TMarshaller.MinimumSize, isNullable: true);
        return count < 0 ? null : ReadEntries<TValue, TMarshaller>(count);
    }

    private Dictionary<string, TValue> ReadEntries<TValue, TMarshaller>(int count)
        where TMarshaller : IParcelMarshaller<TValue>
    {
        Dictionary<string, TValue> values = new(count);
        for (int index = 0; index < count; index++)
        {
            string key = ReadString16();
            values[key] = TMarshaller.Read(this);
        }

        return values;
    }
}
