namespace Binder.Aidl.Generator.Model;

/// <summary>One Binder interface, as the contract, the proxy and the stub need it.</summary>
/// <remarks>Part of the incremental pipeline: immutable, compared by value, free of symbols, syntax and locations.</remarks>
/// <param name="Type">Where the interface is declared.</param>
/// <param name="Descriptor">AIDL descriptor written as interface token, for example <c>com.example.IClock</c>.</param>
/// <param name="Stem">The name without its interface prefix: <c>Clock</c> of <c>IClock</c>.</param>
/// <param name="Members">Methods and properties in declaration order; their codes are unique.</param>
internal sealed record InterfaceModel(TypeModel Type, string Descriptor, string Stem, EquatableArray<MemberModel> Members)
{
    public string Proxy => "Bp" + Stem;

    public string Stub => "Bn" + Stem;

    /// <summary>All transactions in declaration order.</summary>
    public IEnumerable<TransactionModel> Transactions => Members.SelectMany(static member => member.Transactions);
}
