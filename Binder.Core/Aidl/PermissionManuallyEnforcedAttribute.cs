namespace Binder;

/// <summary>
/// AIDL's <c>@PermissionManuallyEnforced</c>: the implementation checks the caller itself. Says so to readers and tools; checks nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event)]
public sealed class PermissionManuallyEnforcedAttribute : Attribute;
