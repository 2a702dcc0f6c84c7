namespace Binder;

/// <summary>On a <c>SafeFileHandle</c>: AIDL's bare <c>FileDescriptor</c>, in place of <c>ParcelFileDescriptor</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.ReturnValue)]
public sealed class RawFileDescriptorAttribute : Attribute;
