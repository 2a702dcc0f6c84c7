using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads the members of an interface that are called remotely: the abstract instance members.</summary>
internal sealed class MemberParser(INamedTypeSymbol type, BaseMembers bases, Faults faults, CancellationToken token)
{
    private readonly HashSet<string> _methods = [];

    // A missing or repeated name is the compiler's error.
    private readonly HashSet<string> _names = [""];
    private readonly string _stem = InterfaceParser.StemOf(type.Name);
    private readonly bool _isOneway = type.Has(KnownNames.OnewayAttribute);

    public EquatableArray<MemberModel> Parse()
    {
        ISymbol[] members = [.. type.GetMembers().Where(IsRemoted)];
        CheckOthers(members);
        CheckParts(members);

        TransactionCodes codes = new(type, members, faults, token);
        List<MemberModel> models = [];
        foreach (ISymbol member in members)
        {
            token.ThrowIfCancellationRequested();
            if (Parse(member, codes) is { } model)
                models.Add(model);
        }

        CheckTransactionNames(models);
        return models.ToEquatableArray();
    }

    private MemberModel? Parse(ISymbol member, TransactionCodes codes)
    {
        if (member.IsStatic)
        {
            faults.Report(DiagnosticDescriptors.StaticAbstractMember, member.Locations[0], member.Name);
            return null;
        }

        if (!_names.Add(member.Name) && !(member is IMethodSymbol && _methods.Contains(member.Name)))
            faults.Silently();

        if (member.DeclaredAccessibility != Accessibility.Public)
            faults.Report(DiagnosticDescriptors.NonPublicMember, member.Locations[0], member.Name);

        if (GeneratedNames.IsReserved(member.Name, _stem))
            faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, type.Name);

        switch (member)
        {
            case IMethodSymbol method:
                return ParseMethod(method, codes);
            case IPropertySymbol { IsIndexer: true }:
                faults.Report(DiagnosticDescriptors.Indexer, member.Locations[0], type.Name);
                return null;
            case IPropertySymbol property:
                return new PropertyParser(property, _isOneway, bases, faults, token).Parse(codes);
            default:
                faults.Report(DiagnosticDescriptors.Event, member.Locations[0], member.Name);
                return null;
        }
    }

    private MethodModel? ParseMethod(IMethodSymbol method, TransactionCodes codes)
    {
        if (!_methods.Add(method.Name))
            faults.Report(DiagnosticDescriptors.Overload, method.Locations[0], method.Name, type.Name);

        return new MethodParser(method, _isOneway, bases, faults, token).Parse(codes);
    }

    /// <summary>What is not remote only must not have the name of a member of the static contract.</summary>
    private void CheckOthers(ISymbol[] remoted)
    {
        IEnumerable<ISymbol> clashing = type.GetMembers().Except(remoted, SymbolEqualityComparer.Default)
            .Where(static member => GeneratedNames.IsInContract(member.Name) && !member.IsGenerated());
        foreach (ISymbol member in clashing)
            faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, type.Name);
    }

    /// <summary>The order of several partial declarations is the order of files on a command line: nothing for a wire format.</summary>
    private void CheckParts(ISymbol[] members)
    {
        SyntaxNode? first = null;
        foreach (ISymbol member in members)
        {
            SyntaxNode? part = member.DeclaringSyntaxReferences[0].GetSyntax(token).FirstAncestorOrSelf<InterfaceDeclarationSyntax>();
            first ??= part;
            if (part != first && !member.Has(KnownNames.TransactionAttribute))
                faults.Report(DiagnosticDescriptors.MembersInSeveralParts, member.Locations[0], member.Name, type.Name);
        }
    }

    private void CheckTransactionNames(List<MemberModel> models)
    {
        foreach (PropertyModel property in models.OfType<PropertyModel>())
        {
            foreach (TransactionModel accessor in property.Transactions.Where(accessor => _methods.Contains(accessor.Name)))
            {
                faults.Report(
                    DiagnosticDescriptors.TransactionNameClash, type.GetMembers(accessor.Name)[0].Locations[0], accessor.Name, property.Name);
            }
        }
    }

    private static bool IsRemoted(ISymbol member) => member switch
    {
        _ when !member.IsAbstract || member.IsGenerated() => false,
        IMethodSymbol { MethodKind: not MethodKind.Ordinary, IsStatic: false } => false,
        IMethodSymbol { AssociatedSymbol: not null } => false,
        IMethodSymbol or IPropertySymbol or IEventSymbol => true,
        _ => false,
    };
}
