namespace Binder;

/// <summary>
/// Makes a partial record, class or struct an AIDL structured parcelable: its public instance properties travel in declaration order
/// behind their common size, so that readers skip fields they do not know.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ParcelableAttribute : Attribute;
