using Binder.Aidl.Generator.Aidl.Binding;
using Binder.Aidl.Generator.Model;

namespace Binder.Aidl.Generator.Aidl.Api.Compatibility;

/// <summary>
/// Which field of the newer version is which of the older. The same name is the same field, and so is a new name where an old one was: fields have
/// no names on the wire.
/// </summary>
/// <param name="Removed">Indexes in the older version.</param>
/// <param name="Appended">Indexes in the newer version, behind all that is kept.</param>
/// <param name="Inserted">Indexes in the newer version, before something that is kept.</param>
/// <param name="Kept">The others.</param>
internal sealed record FieldOrder(List<int> Removed, List<int> Appended, List<int> Inserted, List<FieldOrder.Pair> Kept)
{
    public static FieldOrder Of(EquatableArray<AidlField> older, EquatableArray<AidlField> newer)
    {
        Dictionary<string, int> before = Indexes(older);
        Dictionary<string, int> after = Indexes(newer);
        List<Pair> kept = [];
        for (int index = 0; index < newer.Count; index++)
        {
            if (before.TryGetValue(newer[index].Name, out int place))
                kept.Add(new Pair(place, index));
            else if (index < older.Count && !after.ContainsKey(older[index].Name))
                kept.Add(new Pair(index, index));
        }

        List<int> removed = [.. Enumerable.Range(0, older.Count).Except(kept.Select(static pair => pair.Older))];
        List<int> added = [.. Enumerable.Range(0, newer.Count).Except(kept.Select(static pair => pair.Newer))];
        int last = kept.Count == 0 ? -1 : kept.Max(static pair => pair.Newer);
        return new FieldOrder(removed, [.. added.Where(index => index > last)], [.. added.Where(index => index < last)], kept);
    }

    /// <summary>Whether a kept field changed its place other than by what was put in or taken away before it.</summary>
    public bool IsMoved(Pair pair) =>
        pair.Newer != pair.Older + Inserted.Count(index => index < pair.Newer) - Removed.Count(index => index < pair.Older);

    private static Dictionary<string, int> Indexes(EquatableArray<AidlField> fields)
    {
        Dictionary<string, int> indexes = [];
        for (int index = 0; index < fields.Count; index++)
            indexes[fields[index].Name] = index;

        return indexes;
    }

    /// <summary>Where a field is in the two versions.</summary>
    internal readonly record struct Pair(int Older, int Newer);
}
