namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>An identifier, as its hash. Different ones may be equal, which costs work and nothing else.</summary>
internal readonly record struct Word(int Hash)
{
    private const string Attribute = "Attribute";

    public static Word Of(string name) => new(HashOf(name, 0, name.Length));

    /// <summary>The last one of a dotted name.</summary>
    public static Word OfLast(string name) => new(HashOf(name, name.LastIndexOf('.') + 1, name.Length));

    /// <summary>What may stand for the type where it is an attribute.</summary>
    public static IEnumerable<Word> OfAttribute(string name)
    {
        yield return Of(name);
        if (name.EndsWith(Attribute, StringComparison.Ordinal))
            yield return new Word(HashOf(name, 0, name.Length - Attribute.Length));
    }

    /// <summary>FNV-1a.</summary>
    public static int HashOf(string text, int start, int end)
    {
        uint hash = 2166136261;
        for (int i = start; i < end; i++)
            hash = unchecked((hash ^ text[i]) * 16777619);

        return unchecked((int)hash);
    }
}
