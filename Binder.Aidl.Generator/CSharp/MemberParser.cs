using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>Reads the members of an interface that are called remotely: the abstract instance members.</summary>
internal sealed class MemberParser(InterfaceSite site, BaseMembers bases, InheritedMembers inherited, Faults faults, CancellationToken token)
{
    private readonly INamedTypeSymbol _type = site.Type;
    private readonly PermissionParser _permissions = new(site.Type, faults, token);
    private readonly List<InterfaceModel> _listeners = [];
    /// <summary>Attributes that mean nothing on a member that stays in its process.</summary>
    private static readonly string[] RemoteOnly = [KnownNames.OnewayAttribute, KnownNames.TransactionAttribute, KnownNames.EnforcePermissionAttribute];

    private readonly HashSet<string> _methods = [];

    // A missing or repeated name is the compiler's error.
    private readonly HashSet<string> _names = [""];
    private bool _hasIndexer;
    private readonly bool _isOneway = site.Type.Has(KnownNames.OnewayAttribute);

    /// <summary>The interfaces that are generated for the events.</summary>
    public EquatableArray<InterfaceModel> Listeners => _listeners.ToEquatableArray();

    /// <summary>Whether <c>[Transaction]</c> sets the codes.</summary>
    public bool HasExplicitCodes { get; private set; }

    /// <summary>The inherited members and its own.</summary>
    public EquatableArray<MemberModel> Parse()
    {
        ISymbol[] members = [.. MetadataOrder.Of(_type, _type.GetMembers().Where(IsRemoted))];
        CheckOthers(members);
        CheckParts(members);

        TransactionCodes codes = new(_type, members, inherited, faults, token);
        HasExplicitCodes = codes.IsExplicit;
        List<MemberModel> models = [.. inherited.Members];
        foreach (ISymbol member in members)
        {
            token.ThrowIfCancellationRequested();
            if (Parse(member, codes) is { } model)
            {
                inherited.CheckOwn(model, member.Locations[0]);
                models.Add(model);
            }
        }

        CheckTransactionNames(models);
        CheckAidlNames(models);
        return models.ToEquatableArray();
    }

    private MemberModel? Parse(ISymbol member, TransactionCodes codes)
    {
        if (member.IsStatic)
        {
            faults.Report(DiagnosticDescriptors.StaticAbstractMember, member.Locations[0], member.Name);
            return null;
        }

        if (!_names.Add(member.Name) && member is not IPropertySymbol { IsIndexer: true } && !(member is IMethodSymbol && _methods.Contains(member.Name)))
            faults.Silently();

        if (member.DeclaredAccessibility != Accessibility.Public)
            faults.Report(DiagnosticDescriptors.NonPublicMember, member.Locations[0], member.Name);

        if (GeneratedNames.IsReserved(member.Name, site))
            faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, _type.Name);

        AidlNameAttributes.Check(member, faults, token);
        switch (member)
        {
            case IMethodSymbol method:
                return ParseMethod(method, codes);
            case IPropertySymbol property:
                CheckIndexer(property);
                return new PropertyParser(property, _isOneway, bases, _permissions, faults, token).Parse(codes);
            default:
                return ParseEvent((IEventSymbol)member, codes);
        }
    }

    private EventModel? ParseEvent(IEventSymbol @event, TransactionCodes codes)
    {
        EventParser parser = new(site, @event, _isOneway, bases, _permissions, faults, token);
        EventModel? model = parser.Parse(codes);
        if (model is not null)
            _listeners.Add(parser.Listener!);

        return model;
    }

    private void CheckIndexer(IPropertySymbol property)
    {
        if (property.IsIndexer && _hasIndexer)
            faults.Report(DiagnosticDescriptors.Overload, property.Locations[0], property.Name, _type.Name);

        _hasIndexer |= property.IsIndexer;
    }

    private MethodModel? ParseMethod(IMethodSymbol method, TransactionCodes codes)
    {
        if (!_methods.Add(method.Name))
            faults.Report(DiagnosticDescriptors.Overload, method.Locations[0], method.Name, _type.Name);

        return new MethodParser(method, _isOneway, bases, _permissions, faults, token).Parse(codes);
    }

    /// <summary>What is not remote must not have the name of a member of the static contract, nor say how it is called remotely.</summary>
    private void CheckOthers(ISymbol[] remoted)
    {
        foreach (ISymbol member in _type.GetMembers().Except(remoted, SymbolEqualityComparer.Default).Where(static member => !member.IsGenerated()))
        {
            if (GeneratedNames.IsInContract(member.Name, site) || (member is INamedTypeSymbol && GeneratedNames.IsClass(member.Name, site)))
                faults.Report(DiagnosticDescriptors.ReservedName, member.Locations[0], member.Name, _type.Name);

            CheckExplicit(member);
            foreach (AttributeData attribute in member.GetAttributes())
            {
                if (attribute.AttributeClass is { } kind && RemoteOnly.Any(kind.Is))
                    faults.Report(DiagnosticDescriptors.LocalMember, attribute.Location(token), ShortNameOf(kind), member.Name);
            }
        }
    }

    private void CheckExplicit(ISymbol member)
    {
        ISymbol? implemented = member switch
        {
            IMethodSymbol { AssociatedSymbol: null } method => method.ExplicitInterfaceImplementations.FirstOrDefault(),
            IPropertySymbol property => property.ExplicitInterfaceImplementations.FirstOrDefault(),
            IEventSymbol @event => @event.ExplicitInterfaceImplementations.FirstOrDefault(),
            _ => null,
        };
        if (implemented is { ContainingType: { } declaring } && declaring.Has(KnownNames.BinderInterfaceAttribute))
            faults.Report(DiagnosticDescriptors.ExplicitImplementation, member.Locations[0], _type.Name, implemented.Name, declaring.Name);
    }

    private static string ShortNameOf(INamedTypeSymbol attribute) => attribute.Name.Substring(0, attribute.Name.Length - "Attribute".Length);

    /// <summary>The order of several partial declarations is the order of files on a command line: nothing for a wire format.</summary>
    private void CheckParts(ISymbol[] members)
    {
        SyntaxNode? first = null;
        foreach (ISymbol member in members)
        {
            SyntaxNode? part = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(token).FirstAncestorOrSelf<InterfaceDeclarationSyntax>();
            first ??= part;
            if (part != first && !member.Has(KnownNames.TransactionAttribute))
                faults.Report(DiagnosticDescriptors.MembersInSeveralParts, member.Locations[0], member.Name, _type.Name);
        }
    }

    private void CheckTransactionNames(List<MemberModel> models)
    {
        foreach (MemberModel property in models.Where(static model => model is not MethodModel && model.DeclaredIn is null))
        {
            foreach (TransactionModel accessor in property.Transactions.Where(accessor => _methods.Contains(accessor.Name)))
            {
                faults.Report(
                    DiagnosticDescriptors.TransactionNameClash, _type.GetMembers(accessor.Name)[0].Locations[0], accessor.Name, property.Name);
            }
        }
    }

    private void CheckAidlNames(List<MemberModel> models)
    {
        Dictionary<string, TransactionModel> taken = [];
        foreach (MemberModel model in models)
        {
            foreach (TransactionModel transaction in model.Transactions)
            {
                if (!taken.TryGetValue(transaction.AidlName, out TransactionModel? other))
                    taken.Add(transaction.AidlName, transaction);
                else if (other.Name != transaction.Name)
                    faults.Report(DiagnosticDescriptors.DuplicateAidlName, LocationOf(model), transaction.AidlName, transaction.Name, other.Name);
            }
        }
    }

    private Location LocationOf(MemberModel model) =>
        _type.GetMembers().FirstOrDefault(member => member.MetadataName == model.Name || member.Name == model.Name)?.Locations[0] ?? inherited.Location;

    /// <summary>Whether the member of a Binder interface has transactions.</summary>
    public static bool IsRemoted(ISymbol member) => member switch
    {
        _ when !member.IsAbstract || member.IsGenerated() => false,
        IMethodSymbol { MethodKind: not MethodKind.Ordinary, IsStatic: false } => false,
        IMethodSymbol { AssociatedSymbol: not null } => false,
        IMethodSymbol or IPropertySymbol or IEventSymbol => true,
        _ => false,
    };
}
