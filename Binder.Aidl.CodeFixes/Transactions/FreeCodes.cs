using Binder.Aidl.Generator.CSharp;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.CodeFixes;

/// <summary>
/// Codes for the members of an interface that have none, or one that does not hold. Members keep the codes that hold; the others get those
/// behind the highest, in declaration order, so that no code gets a new meaning.
/// </summary>
internal sealed class FreeCodes
{
    private readonly Dictionary<ISymbol, int> _free = new(SymbolEqualityComparer.Default);

    private FreeCodes(INamedTypeSymbol type, HashSet<int> taken)
    {
        List<ISymbol> open = [];
        foreach (ISymbol member in type.GetMembers().Where(MemberParser.IsRemoted))
        {
            int[] codes = CodesOf(member);
            if (codes.Length > 0 && codes.All(code => code is >= TransactionCodes.First and <= TransactionCodes.Last && !taken.Contains(code)))
                taken.UnionWith(codes);
            else
                open.Add(member);
        }

        int next = taken.Count == 0 ? TransactionCodes.First : taken.Max() + 1;
        foreach (ISymbol member in open)
        {
            _free.Add(member, next);
            next += TransactionCodes.CountOf(member);
        }
    }

    public static FreeCodes Of(INamedTypeSymbol type, Compilation compilation, CancellationToken token)
    {
        DeclarationGraph graph = DeclarationGraph.Of(compilation);
        IEnumerable<int> inherited = type.AllInterfaces
            .Where(static parent => parent.Has(KnownNames.BinderInterfaceAttribute))
            .SelectMany(parent => graph.ParseInterface(parent, token).Model?.Transactions.Select(static transaction => transaction.Code) ?? []);
        return new FreeCodes(type, [.. inherited]);
    }

    /// <summary>The new code of a member; null if it keeps its own, or if none is left.</summary>
    public int? For(ISymbol member) =>
        _free.TryGetValue(member, out int code) && code + TransactionCodes.CountOf(member) - 1 <= TransactionCodes.Last ? code : null;

    private static int[] CodesOf(ISymbol member) =>
        member.FindAttribute(KnownNames.TransactionAttribute) is { ConstructorArguments: [{ Value: int first }] }
            ? [.. Enumerable.Range(0, TransactionCodes.CountOf(member)).Select(offset => unchecked(first + offset))]
            : [];
}
