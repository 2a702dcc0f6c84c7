namespace Binder;

/// <summary>
/// On an array parameter: AIDL's <c>out T[]</c>. The request carries only the length; the callee fills an array of that length, and the
/// caller's array gets its elements.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OutAttribute : Attribute;
