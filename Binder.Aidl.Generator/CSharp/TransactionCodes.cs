using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// The transaction codes of an interface: counted from <c>FIRST_CALL_TRANSACTION</c> in declaration order, or all set by
/// <c>[Transaction]</c>. A property's setter follows its getter.
/// </summary>
internal sealed class TransactionCodes
{
    public const int First = 1;

    /// <summary>The 100 codes above are AIDL's own.</summary>
    public const int Last = 16_777_115;

    private readonly Dictionary<ISymbol, int> _codes = new(SymbolEqualityComparer.Default);

    public TransactionCodes(INamedTypeSymbol type, ISymbol[] members, InheritedMembers inherited, Faults faults, CancellationToken token)
    {
        IsExplicit = inherited.HasExplicitCodes || members.Any(static member => member.Has(KnownNames.TransactionAttribute));
        if (IsExplicit)
            TakeExplicit(type, members, inherited, faults, token);
        else
            Count(members, First + inherited.Transactions.Count());
    }

    /// <summary>Whether <c>[Transaction]</c> sets the codes.</summary>
    public bool IsExplicit { get; }

    /// <summary>The code of a method, or of a property's first accessor.</summary>
    public int this[ISymbol member] => _codes.TryGetValue(member, out int code) ? code : First;

    /// <summary>How many codes the member has.</summary>
    public static int CountOf(ISymbol member) => member is IEventSymbol or IPropertySymbol { GetMethod: not null, SetMethod: not null } ? 2 : 1;

    private void Count(ISymbol[] members, int next)
    {
        foreach (ISymbol member in members)
        {
            _codes[member] = next;
            next += CountOf(member);
        }
    }

    private void TakeExplicit(INamedTypeSymbol type, ISymbol[] members, InheritedMembers inherited, Faults faults, CancellationToken token)
    {
        if (inherited.CountedMember is { } counted)
            faults.Report(DiagnosticDescriptors.MixedTransactions, inherited.Location, counted, type.Name);

        Dictionary<int, string> taken = [];
        foreach (TransactionModel transaction in inherited.CountedMember is null ? inherited.Transactions : [])
        {
            if (taken.TryGetValue(transaction.Code, out string? other))
                faults.Report(DiagnosticDescriptors.DuplicateTransaction, inherited.Location, transaction.Code, transaction.Name, other);
            else
                taken.Add(transaction.Code, transaction.Name);
        }

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
