namespace Binder;

/// <summary>
/// AIDL's <c>@PropagateAllowBlocking</c>: Java proxies that the method returns may block. Kept for <c>.aidl</c> files; .NET has no such check.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PropagateAllowBlockingAttribute : Attribute;
