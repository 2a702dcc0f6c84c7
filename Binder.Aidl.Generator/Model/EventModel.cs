namespace Binder.Aidl.Generator.Model;

/// <summary>An event: one transaction adds a listener, the next one removes it, and a call of the listener raises the event over there.</summary>
/// <param name="Type">The delegate as the declaration spells it.</param>
/// <param name="Handler">The delegate without nullable annotation.</param>
/// <param name="Listener">Names of the interface that is generated for listeners.</param>
/// <param name="Arguments">What the delegate is called with.</param>
/// <param name="Add">Adds a listener.</param>
/// <param name="Remove">Removes a listener.</param>
internal sealed record EventModel(
    string Name,
    bool HidesProxyMember,
    bool HidesStubMember,
    AidlIdentity Aidl,
    string Type,
    string Handler,
    ListenerNames Listener,
    EquatableArray<EventArgumentModel> Arguments,
    TransactionModel Add,
    TransactionModel Remove)
    : MemberModel(Name, HidesProxyMember, HidesStubMember, Aidl)
{
    public override IEnumerable<TransactionModel> Transactions => [Add, Remove];

    public override MemberModel WithCode(int code) => this with { Add = Add with { Code = code }, Remove = Remove with { Code = code + 1 } };
}

/// <param name="Interface">The <c>global::</c>-qualified name of the listener's interface.</param>
/// <param name="Stub">That of its stub.</param>
/// <param name="Method">The only method: <c>OnTicked</c> of <c>Ticked</c>.</param>
internal sealed record ListenerNames(string Interface, string Stub, string Method);

/// <param name="Name">The name in the delegate, without escapes.</param>
/// <param name="Type">Its type as the delegate spells it.</param>
/// <param name="Role">Where its value comes from.</param>
internal sealed record EventArgumentModel(string Name, string Type, EventArgumentRole Role);

internal enum EventArgumentRole
{
    /// <summary>It travels.</summary>
    Value,

    /// <summary>It is the object that raised the event: at home the implementation, elsewhere its proxy.</summary>
    Sender,

    /// <summary>It is <c>EventArgs.Empty</c>.</summary>
    Empty,
}
