namespace Binder;

/// <summary>
/// AIDL's <c>@RequiresNoPermission</c>: anyone may call. Says so to readers and tools; checks nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class RequiresNoPermissionAttribute : Attribute;
