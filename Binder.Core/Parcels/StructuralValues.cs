using System.Collections;
using System.Globalization;
using System.Text;

namespace Binder;

/// <summary>Compares and shows values by what is in them: arrays, lists and maps by their elements, to any depth. For generated code.</summary>
public static class StructuralValues
{
    /// <summary>Whether two values are the same, element by element.</summary>
    public static bool Equal(object? left, object? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        return (left, right) switch
        {
            (null, _) or (_, null) => false,
            (string, _) => left.Equals(right),
            (ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Span.SequenceEqual(other.Span),
            (IDictionary one, IDictionary other) => EqualEntries(one, other),
            (IEnumerable one, IEnumerable other) => EqualElements(one, other),
            _ => left.Equals(right),
        };
    }

    /// <summary>A hash code of values that agrees with <see cref="Equal"/>.</summary>
    public static int Hash(params object?[] values)
    {
        HashCode hash = default;
        foreach (object? value in values ?? [])
            hash.Add(HashOf(value));
        return hash.ToHashCode();
    }

    /// <summary>A value as Java shows it: <c>[1, 2]</c> for arrays and lists, <c>{k=v}</c> for maps, invariant numbers, <c>null</c>.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        ReadOnlyMemory<byte> bytes => Joined(bytes.ToArray(), '[', ']'),
        IDictionary map => Joined(map.Keys.Cast<object>().Select(key => $"{Text(key)}={Text(map[key])}"), '{', '}'),
        IEnumerable items => Joined(items, '[', ']'),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static bool EqualEntries(IDictionary left, IDictionary right)
    {
        if (left.Count != right.Count)
            return false;
        foreach (DictionaryEntry entry in left)
        {
            if (!right.Contains(entry.Key) || !Equal(entry.Value, right[entry.Key]))
                return false;
        }

        return true;
    }

    private static bool EqualElements(IEnumerable left, IEnumerable right)
    {
        IEnumerator others = right.GetEnumerator();
        try
        {
            foreach (object? element in left)
            {
                if (!others.MoveNext() || !Equal(element, others.Current))
                    return false;
            }

            return !others.MoveNext();
        }
        finally
        {
            (others as IDisposable)?.Dispose();
        }
    }

    private static int HashOf(object? value) => value switch
    {
        null => 0,
        string text => text.GetHashCode(StringComparison.Ordinal),
        ReadOnlyMemory<byte> bytes => HashOf(bytes.ToArray()),
        IDictionary map => map.Count,
        IEnumerable items => Hash([.. items.Cast<object?>()]),
        _ => value.GetHashCode(),
    };

    private static string Joined(IEnumerable items, char opening, char closing)
    {
        StringBuilder text = new();
        text.Append(opening);
        foreach (object? item in items)
            text.Append(text.Length > 1 ? ", " : "").Append(Text(item));
        return text.Append(closing).ToString();
    }
}
