namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>An identifier, as its hash. Different ones may be equal, which costs work and nothing else.</summary>
internal readonly record struct Word(int Hash)
{
    public static Word Of(string name) => new(HashOf(name, 0, name.Length));

    /// <summary>FNV-1a.</summary>
    public static int HashOf(string text, int start, int end)
    {
        uint hash = 2166136261;
        for (int i = start; i < end; i++)
            hash = unchecked((hash ^ text[i]) * 16777619);

        return unchecked((int)hash);
    }
}
