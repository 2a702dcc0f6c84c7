using Binder.Aidl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// The transaction codes of an interface: counted from <c>FIRST_CALL_TRANSACTION</c> in declaration order, or all set by
/// <c>[Transaction]</c>. A property's setter follows its getter.
/// </summary>
internal sealed class TransactionCodes
{
    private const int First = 1;

    /// <summary>The 100 codes above are AIDL's own.</summary>
    private const int Last = 16_777_115;

    private readonly Dictionary<ISymbol, int> _codes = new(SymbolEqualityComparer.Default);

    public TransactionCodes(INamedTypeSymbol type, ISymbol[] members, Faults faults, CancellationToken token)
    {
        if (members.Any(static member => member.Has(KnownNames.TransactionAttribute)))
            TakeExplicit(type, members, faults, token);
        else
            Count(members);
    }

    /// <summary>The code of a method, or of a property's first accessor.</summary>
    public int this[ISymbol member] => _codes.TryGetValue(member, out int code) ? code : First;

    private static int CountOf(ISymbol member) => member is IPropertySymbol { GetMethod: not null, SetMethod: not null } ? 2 : 1;

    private void Count(ISymbol[] members)
    {
        int next = First;
        foreach (ISymbol member in members)
        {
            _codes[member] = next;
            next += CountOf(member);
        }
    }

    private void TakeExplicit(INamedTypeSymbol type, ISymbol[] members, Faults faults, CancellationToken token)
    {
        Dictionary<int, string> taken = [];
        foreach (ISymbol member in members)
        {
            if (member.FindAttribute(KnownNames.TransactionAttribute) is not { } attribute)
            {
                faults.Report(DiagnosticDescriptors.MixedTransactions, member.Locations[0], member.Name, type.Name);
                continue;
            }

            if (attribute.ConstructorArguments is not [{ Value: int first }])
            {
                faults.Silently();
                continue;
            }

            _codes[member] = first;
            for (int code = first; code < first + CountOf(member); code++)
            {
                if (code is < First or > Last)
                    faults.Report(DiagnosticDescriptors.TransactionRange, attribute.ArgumentLocation(token), code, member.Name);
                else if (taken.TryGetValue(code, out string? other))
                    faults.Report(DiagnosticDescriptors.DuplicateTransaction, attribute.ArgumentLocation(token), code, member.Name, other);
                else
                    taken.Add(code, member.Name);
            }
        }
    }
}
