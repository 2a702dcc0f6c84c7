namespace Binder.Aidl.Generator.Aidl.Outline;

/// <summary>Finds what a name stands for at a place of a file. There is no look-up in the same package: what is in another file is imported.</summary>
internal sealed class NameResolver(AidlIndex index)
{
    /// <param name="name">With or without dots; builtin names are found elsewhere.</param>
    /// <param name="scope">The innermost type around the place, null for none.</param>
    public IndexedType? Resolve(string name, FileOutline file, IndexedType? scope)
    {
        int dot = name.IndexOf('.');
        string first = dot < 0 ? name : name.Substring(0, dot);
        string rest = dot < 0 ? "" : name.Substring(dot + 1);

        for (IndexedType? type = scope; type is not null; type = type.Parent)
        {
            if (type.Nested(first) is { } nested)
                return Inside(nested, rest);
        }

        foreach (string import in file.Imports)
        {
            if (EndsWithPart(import, first))
                return index.Find(OutlineBuilder.Qualify(import, rest).TrimEnd('.'));
        }

        foreach (TypeOutline type in file.Types)
        {
            if (type.Name == first && index.Find(type.CanonicalName) is { } declared)
                return Inside(declared, rest);
        }

        if (index.FindPreprocessed(first) is { } preprocessed)
            return Inside(preprocessed, rest);

        return index.Find(name);
    }

    public static string LastPart(string name) => name.Substring(name.LastIndexOf('.') + 1);

    private static bool EndsWithPart(string name, string part) =>
        name.EndsWith(part, StringComparison.Ordinal) && (name.Length == part.Length || name[name.Length - part.Length - 1] == '.');

    private static IndexedType? Inside(IndexedType type, string rest)
    {
        if (rest.Length == 0)
            return type;

        foreach (string part in rest.Split('.'))
        {
            if (type.Nested(part) is not { } nested)
                return null;
            type = nested;
        }

        return type;
    }
}
