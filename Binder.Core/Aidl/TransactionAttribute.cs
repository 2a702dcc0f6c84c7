namespace Binder;

/// <summary>Sets a method's transaction code. Either every method of an interface has one or none has.</summary>
/// <param name="code">1 (<c>FIRST_CALL_TRANSACTION</c>) to 16777115.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class TransactionAttribute(int code) : Attribute
{
    /// <summary>The transaction code. A property's setter, and the removal of an event's listener, get the next one.</summary>
    public int Code { get; } = code;
}
