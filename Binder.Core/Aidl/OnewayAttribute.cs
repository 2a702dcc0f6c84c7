namespace Binder;

/// <summary>The call is queued and not answered: AIDL's <c>oneway</c>. On an interface it holds for every method.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Interface)]
public sealed class OnewayAttribute : Attribute;
