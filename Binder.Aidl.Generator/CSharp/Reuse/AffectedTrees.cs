using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp.Reuse;

/// <summary>
/// Which files of a compilation may mean something else than before, although their text is the same: those that mention a type that is declared
/// in a changed file, or in a file that is affected itself. Words stand for types and namespaces, so that this asks the compiler nothing.
/// </summary>
internal sealed class AffectedTrees
{
    /// <summary>Types whose members are looked at although no declaration mentions them.</summary>
    private static readonly HashSet<string> Everywhere = [KnownNames.BinderProxy, KnownNames.LocalBinder];

    /// <summary>How many look-ups the search may cost before everything counts as affected.</summary>
    private const int Budget = 4_000_000;

    private readonly HashSet<SyntaxTree> _unchanged;
    private readonly TreeOutline[] _globalUsings;
    private readonly HashSet<Mention> _mentions = [];
    private readonly List<Mention> _open = [];

    private AffectedTrees(HashSet<SyntaxTree> unchanged)
    {
        _unchanged = unchanged;
        _globalUsings = [.. unchanged.Select(TreeOutline.Of).Where(static outline => outline.HasGlobalUsings)];
    }

    /// <returns>The files that mean what they meant before.</returns>
    public static HashSet<SyntaxTree> FindUnaffected(HashSet<SyntaxTree> before, HashSet<SyntaxTree> after)
    {
        AffectedTrees search = new([.. after.Where(before.Contains)]);
        return search.Run([.. before.Where(tree => !after.Contains(tree))], [.. after.Where(tree => !before.Contains(tree))]) ? search._unchanged : [];
    }

    /// <returns>False if everything is affected.</returns>
    private bool Run(SyntaxTree[] removed, SyntaxTree[] added)
    {
        if (removed.Length + added.Length == 0)
            return true;

        TreeOutline[] old = [.. removed.Select(TreeOutline.Of)];
        TreeOutline[] young = [.. added.Select(TreeOutline.Of)];
        if (!Enter(old) || !Enter(young) || HasNewListeners(old, young))
            return false;

        EnterNamespaces(old, young);

        int cost = 0;
        while (_open.Count > 0)
        {
            cost += _open.Count * _unchanged.Count;
            if (cost > Budget)
                return false;

            Mention[] mentions = [.. _open];
            _open.Clear();
            foreach (SyntaxTree tree in _unchanged.Where(tree => IsAnyIn(TreeOutline.Of(tree), mentions)).ToArray())
            {
                _unchanged.Remove(tree);
                if (!Enter([TreeOutline.Of(tree)]))
                    return false;
            }
        }

        return true;
    }

    private static bool IsAnyIn(TreeOutline outline, Mention[] mentions) => Array.Exists(mentions, mention => mention.IsIn(outline));

    private bool Enter(IEnumerable<TreeOutline> outlines) => outlines.All(outline => !outline.HasGlobalUsings && outline.Types.All(Enter));

    private bool Enter(DeclaredType type)
    {
        Enter(type.Name, ScopeOf(type));
        return !Everywhere.Contains($"{type.Namespace}.{type.Name}");
    }

    private void Enter(string name, Word? scope)
    {
        foreach (Word word in Names(name))
        {
            Mention mention = new(word, scope);
            if (_mentions.Add(mention))
                _open.Add(mention);
        }
    }

    private Word? ScopeOf(DeclaredType type)
    {
        if (string.IsNullOrEmpty(type.Namespace))
            return null;

        Word last = Word.OfLast(type.Namespace!);
        return Array.Exists(_globalUsings, outline => outline.Mentions(last)) ? null : last;
    }

    /// <summary>Namespaces that came or went can change what a qualified name means.</summary>
    private void EnterNamespaces(TreeOutline[] old, TreeOutline[] young)
    {
        HashSet<string> changed = [.. old.SelectMany(static outline => outline.Namespaces)];
        changed.SymmetricExceptWith(young.SelectMany(static outline => outline.Namespaces));
        if (changed.Count > 0)
            changed.ExceptWith(_unchanged.SelectMany(static tree => TreeOutline.Of(tree).Namespaces));

        foreach (string part in changed.SelectMany(static name => name.Split('.')))
            Enter(part, null);
    }

    /// <summary>A listener that is generated for an event has a name that its interface does not mention, and which must be free.</summary>
    private static bool HasNewListeners(TreeOutline[] old, TreeOutline[] young)
    {
        HashSet<string> changed = [.. old.SelectMany(Names)];
        changed.SymmetricExceptWith(young.SelectMany(Names));
        return changed.Any(static name => name.EndsWith("Listener", StringComparison.Ordinal));

        static IEnumerable<string> Names(TreeOutline outline) => outline.Types.Select(static type => type.Name).Concat(outline.Namespaces);
    }

    /// <summary>How the type may be mentioned: as an attribute, and by the interface for which something of this name would be generated.</summary>
    private static IEnumerable<Word> Names(string type)
    {
        foreach (Word word in Word.OfAttribute(type))
            yield return word;

        if (type.Length > 1 && type[0] == 'I')
            yield return Word.Of(type.Substring(1));

        string? stem = type.StartsWith("Bp", StringComparison.Ordinal) || type.StartsWith("Bn", StringComparison.Ordinal)
            ? type.Substring(2)
            : Without(type, "Delegator");
        if (stem is not null)
        {
            yield return Word.Of(stem);
            yield return Word.Of("I" + stem);
        }
    }

    private static string? Without(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : null;
}
