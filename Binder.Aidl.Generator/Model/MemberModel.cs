namespace Binder.Aidl.Generator.Model;

/// <summary>A remoted member of an interface.</summary>
/// <param name="Name">The name without escapes.</param>
/// <param name="HidesProxyMember">Whether the proxy's base class has a member of this name.</param>
/// <param name="HidesStubMember">Whether the stub's base class has a member of this name.</param>
internal abstract record MemberModel(string Name, bool HidesProxyMember, bool HidesStubMember)
{
    public abstract IEnumerable<TransactionModel> Transactions { get; }
}

/// <summary>A method: one transaction.</summary>
/// <param name="Transaction">What a call carries.</param>
/// <param name="Async">Whether it returns a task.</param>
/// <param name="Cancellation">The parameter that takes the cancellation token, which stays in the caller's process.</param>
internal sealed record MethodModel(
    string Name, bool HidesProxyMember, bool HidesStubMember, TransactionModel Transaction, AsyncKind Async, CancellationModel? Cancellation)
    : MemberModel(Name, HidesProxyMember, HidesStubMember)
{
    public override IEnumerable<TransactionModel> Transactions => [Transaction];
}

/// <summary>A property: a transaction for each accessor.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Getter">What reading it carries.</param>
/// <param name="Setter">What assigning it carries; its parameter is <c>value</c>.</param>
internal sealed record PropertyModel(
    string Name, bool HidesProxyMember, bool HidesStubMember, WireType Type, TransactionModel? Getter, TransactionModel? Setter)
    : MemberModel(Name, HidesProxyMember, HidesStubMember)
{
    public override IEnumerable<TransactionModel> Transactions =>
        new[] { Getter, Setter }.Where(static accessor => accessor is not null).Select(static accessor => accessor!);
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
