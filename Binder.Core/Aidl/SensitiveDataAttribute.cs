namespace Binder;

/// <summary>
/// AIDL's <c>@SensitiveData</c>: requests and answers of the interface are overwritten with zeros after use, by the driver and in both processes.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class SensitiveDataAttribute : Attribute;
