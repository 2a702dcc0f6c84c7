using Binder.Aidl.Generator.Diagnostics;
using Binder.Aidl.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Binder.Aidl.Generator.CSharp;

/// <summary>
/// What a Binder interface inherits from others: AIDL has no inheritance, so that their transactions become its own, before those that it
/// declares. An interface that is inherited on two ways counts once.
/// </summary>
internal sealed class InheritedMembers
{
    private readonly INamedTypeSymbol _type;
    private readonly Faults _faults;
    private readonly CancellationToken _token;
    private readonly List<MemberModel> _members = [];
    private readonly List<ViewModel> _views = [];

    /// <param name="type">The inheriting interface.</param>
    /// <param name="modelOf">The model of a Binder interface, null if it has none.</param>
    /// <param name="faults">Gets what is wrong.</param>
    /// <param name="token">Ends the work.</param>
    public InheritedMembers(INamedTypeSymbol type, Func<INamedTypeSymbol, InterfaceModel?> modelOf, Faults faults, CancellationToken token)
    {
        (_type, _faults, _token) = (type, faults, token);
        foreach (INamedTypeSymbol inherited in type.Interfaces)
        {
            if (inherited.TypeKind == TypeKind.Error || inherited.Is(KnownNames.Interface) || inherited.Is(KnownNames.BinderInterface))
                continue;

            if (inherited.IsUnseen())
            {
                faults.Report(DiagnosticDescriptors.GeneratedInProject, LocationOf(inherited), inherited.ShortName(), $"interface '{type.Name}'");
                continue;
            }

            bool isAnnotated = inherited.Has(KnownNames.BinderInterfaceAttribute);
            if (!isAnnotated)
                faults.Report(DiagnosticDescriptors.InheritedInterface, LocationOf(inherited), type.Name, inherited.ShortName());
            else if (modelOf(inherited) is { } model)
                Take(model, LocationOf(inherited));
            else
                faults.Silently();

            if (isAnnotated)
                faults.Use(inherited);
        }

        Location = type.Interfaces.Length == 0 ? type.Locations[0] : LocationOf(type.Interfaces[0]);
        if (!HasExplicitCodes)
            Count();
    }

    /// <summary>Its members with their codes in the inheriting interface.</summary>
    public IReadOnlyList<MemberModel> Members => _members;

    public EquatableArray<ViewModel> Views => _views.ToEquatableArray();

    /// <summary>Whether an inherited interface sets codes; then they stand.</summary>
    public bool HasExplicitCodes { get; private set; }

    /// <summary>An inherited member whose code was counted, null if there is none.</summary>
    public string? CountedMember { get; private set; }

    /// <summary>Where inheritance is written.</summary>
    public Location Location { get; }

    public IEnumerable<TransactionModel> Transactions => _members.SelectMany(static member => member.Transactions);

    /// <summary>Says that an own member cannot stand beside an inherited one.</summary>
    public void CheckOwn(MemberModel own, Location location)
    {
        if (Clashing(own) is { } other)
            _faults.Report(DiagnosticDescriptors.InheritedNameClash, location, own.Name, _type.Name, other.Name, ShortName(other.DeclaredIn!));
    }

    private void Take(InterfaceModel model, Location location)
    {
        foreach (MemberModel member in model.Members)
        {
            MemberModel inherited = member.DeclaredIn is null ? member with { DeclaredIn = model.Type.FullName } : member;
            MemberModel? other = Clashing(inherited);
            if (other is null)
                _members.Add(inherited);
            else if (other.DeclaredIn != inherited.DeclaredIn)
                _faults.Report(DiagnosticDescriptors.InheritedNameClash, location, member.Name, model.Type.Name, other.Name, ShortName(other.DeclaredIn!));
        }

        HasExplicitCodes |= model.HasExplicitCodes;
        if (!model.HasExplicitCodes && model.Members.Count > 0)
            CountedMember ??= model.Members[0].Name;

        ViewModel own = new(
            model.Type.FullName, model.Transactions.Select(static transaction => transaction.Name).ToEquatableArray(), model.Version, model.Hash is not null);
        foreach (ViewModel view in model.Views.Append(own))
        {
            if (!_views.Any(known => known.FullName == view.FullName))
                _views.Add(view);
        }
    }

    private MemberModel? Clashing(MemberModel member)
    {
        HashSet<string> names = [.. member.Transactions.Select(static transaction => transaction.Name), member.Name];
        return _members.FirstOrDefault(other =>
            names.Contains(other.Name) || other.Transactions.Any(transaction => names.Contains(transaction.Name)));
    }

    private void Count()
    {
        int code = TransactionCodes.First;
        for (int i = 0; i < _members.Count; i++)
        {
            _members[i] = _members[i].WithCode(code);
            code += _members[i].Transactions.Count();
        }
    }

    private Location LocationOf(INamedTypeSymbol inherited) => _type.Declarations(_token)
        .SelectMany(static part => part.BaseList?.Types.AsEnumerable() ?? [])
        .FirstOrDefault(syntax => NameOf(syntax.Type) == inherited.Name)?.Type.GetLocation() ?? _type.Locations[0];

    private static string ShortName(string fullName) => fullName.Substring(fullName.LastIndexOfAny(['.', ':']) + 1);

    private static string? NameOf(TypeSyntax syntax) => syntax switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };
}
