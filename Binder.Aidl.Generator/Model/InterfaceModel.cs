namespace Binder.Aidl.Generator.Model;

/// <summary>One Binder interface, as the contract, the proxy and the stub need it.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Type">Where the interface is declared.</param>
/// <param name="Descriptor">AIDL descriptor written as interface token, for example <c>com.example.IClock</c>.</param>
/// <param name="Stem">The name without its interface prefix: <c>Clock</c> of <c>IClock</c>.</param>
/// <param name="Members">Remoted members: inherited ones in the order of <see cref="Views"/>, then its own in declaration order; their codes are unique.</param>
/// <param name="Constants">Public constants in declaration order.</param>
/// <param name="Aidl">What AIDL says of the interface; its name is the descriptor, unless that is no AIDL name or another one is given.</param>
internal sealed record InterfaceModel(
    TypeModel Type,
    string Descriptor,
    string Stem,
    EquatableArray<MemberModel> Members,
    EquatableArray<ConstantModel> Constants,
    AidlIdentity Aidl)
{
    /// <summary>The Binder interfaces that it inherits, directly or not, each once and behind those that it inherits itself.</summary>
    public EquatableArray<ViewModel> Views { get; init; }

    /// <summary>The interfaces that are generated for its own events.</summary>
    public EquatableArray<InterfaceModel> Listeners { get; init; }

    /// <summary>Whether <c>[Transaction]</c> sets the codes.</summary>
    public bool HasExplicitCodes { get; init; }

    /// <summary>The version, from 1; 0 for none.</summary>
    public int Version { get; init; }

    /// <summary>The hash of its API, null for none.</summary>
    public string? Hash { get; init; }

    /// <summary>Whether proxies have a default implementation to turn to.</summary>
    public bool HasDefault { get; init; }

    /// <summary>Whether a delegator is generated.</summary>
    public bool HasDelegator { get; init; }

    /// <summary>Whether its parcels are overwritten with zeros after use.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>What objects are marked with when they are made.</summary>
    public Stability Stability { get; init; }

    public string Delegator => Stem + "Delegator";

    public string Proxy => "Bp" + Stem;

    public string Stub => "Bn" + Stem;

    /// <summary>All transactions in declaration order.</summary>
    public IEnumerable<TransactionModel> Transactions => Members.SelectMany(static member => member.Transactions);
}
