namespace Binder;

/// <summary>
/// AIDL's <c>@SensitiveData</c>: requests and answers of the interface are overwritten with zeros after use, in the driver's buffers and in the
/// parcels of both processes. A driver daemon's own memory for frames is overwritten by what comes next only.
/// </summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class SensitiveDataAttribute : Attribute;
