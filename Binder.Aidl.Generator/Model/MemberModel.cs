namespace Binder.Aidl.Generator.Model;

/// <summary>A remoted member of an interface.</summary>
/// <param name="Name">The name without escapes.</param>
/// <param name="HidesProxyMember">Whether the proxy's base class has a member of this name.</param>
/// <param name="HidesStubMember">Whether the stub's base class has a member of this name.</param>
/// <param name="Aidl">What AIDL says of it. The methods that it is in AIDL are named by the transactions.</param>
internal abstract record MemberModel(string Name, bool HidesProxyMember, bool HidesStubMember, AidlIdentity Aidl)
{
    /// <summary>The <c>global::</c>-qualified name of the interface that it is inherited from, null if it is the interface's own.</summary>
    public string? DeclaredIn { get; init; }

    public abstract IEnumerable<TransactionModel> Transactions { get; }

    /// <summary>The member with its transactions numbered from <paramref name="code"/>.</summary>
    public abstract MemberModel WithCode(int code);
}

/// <summary>A method: one transaction.</summary>
/// <param name="Transaction">What a call carries.</param>
/// <param name="Async">Whether it returns a task.</param>
/// <param name="Cancellation">The parameter that takes the cancellation token, which stays in the caller's process.</param>
internal sealed record MethodModel(
    string Name,
    bool HidesProxyMember,
    bool HidesStubMember,
    AidlIdentity Aidl,
    TransactionModel Transaction,
    AsyncKind Async,
    CancellationModel? Cancellation)
    : MemberModel(Name, HidesProxyMember, HidesStubMember, Aidl)
{
    public override IEnumerable<TransactionModel> Transactions => [Transaction];

    public override MemberModel WithCode(int code) => this with { Transaction = Transaction with { Code = code } };
}

/// <summary>A property or an indexer: a transaction for each accessor.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Parameters">What an indexer is called with; a property has none.</param>
/// <param name="Getter">What reading it carries: the parameters.</param>
/// <param name="Setter">What assigning it carries: the parameters and <c>value</c>.</param>
internal sealed record PropertyModel(
    string Name,
    bool HidesProxyMember,
    bool HidesStubMember,
    AidlIdentity Aidl,
    WireType Type,
    EquatableArray<ParameterModel> Parameters,
    TransactionModel? Getter,
    TransactionModel? Setter)
    : MemberModel(Name, HidesProxyMember, HidesStubMember, Aidl)
{
    public bool IsIndexer => Parameters.Count > 0;

    public override IEnumerable<TransactionModel> Transactions =>
        new[] { Getter, Setter }.Where(static accessor => accessor is not null).Select(static accessor => accessor!);

    public override MemberModel WithCode(int code) => this with
    {
        Getter = Getter is null ? null : Getter with { Code = code },
        Setter = Setter is null ? null : Setter with { Code = Getter is null ? code : code + 1 },
    };
}

/// <param name="Name">The parameter's name without escapes.</param>
/// <param name="IsOptional">Whether callers may leave it out.</param>
internal sealed record CancellationModel(string Name, bool IsOptional);

/// <summary>What a method returns to its C# caller.</summary>
internal enum AsyncKind
{
    /// <summary>The result itself.</summary>
    None,
    Task,
    ValueTask,
}
