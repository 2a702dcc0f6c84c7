namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>
/// Names of the runtime's types in the namespace <c>Binder</c>, which a package <c>binder</c> would share: another type of such a name would
/// stand for the runtime's in generated code. They are listed, so that <c>.aidl</c> files need no compilation to be read; a test compares them
/// with Binder.Core.
/// </summary>
internal static class RuntimeTypeNames
{
    private const string Namespace = "Binder.";

    public static HashSet<string> All { get; } =
    [
        "AidlAnnotationAttribute", "AidlNameAttribute", "BBinder", "BadParcelableException", "BinderDaemon", "BinderDaemonOptions",
        "BinderDeviceException", "BinderExtensions", "BinderInterfaceAttribute", "BinderProxy", "BnClientCallback", "BnServiceCallback",
        "BnServiceManager", "BoolMarshaller", "BpBinder", "BpClientCallback", "BpServiceCallback", "BpServiceManager", "CharMarshaller",
        "ConnectionInfo", "DateOnlyMarshaller", "DateTimeOffsetMarshaller", "DeadObjectException", "DecimalMarshaller", "DoubleMarshaller",
        "DriverInspection", "DriverView", "EnforcePermissionAttribute", "EnumInt32Marshaller", "EnumInt64Marshaller",
        "EventListenerLimits", "EventListeners", "FileDescriptorMarshaller", "FixedSizeAttribute", "FloatMarshaller",
        "FrozenObjectException", "GuidBytesMarshaller", "GuidMarshaller", "HalfMarshaller", "IBinder", "IBinderInterface",
        "IClientCallback", "IDeathRecipient", "IFrozenStateListener", "IInterface", "IPCThreadState", "IParcelMarshaller", "IParcelable",
        "IPermissionChecker", "IServiceCallback", "IServiceManager", "ImmutableArrays", "Int16Marshaller", "Int32Marshaller",
        "Int64Marshaller", "InterfaceMarshaller", "MetaTransactions", "NullableFileDescriptorMarshaller", "NullableInterfaceMarshaller",
        "NullableParcelableMarshaller", "NullableParcelableValueMarshaller", "NullableReferenceMarshaller", "NullableString16Marshaller",
        "NullableStrongBinderMarshaller", "NullableValueMarshaller", "OnewayAttribute", "OutAttribute", "Parcel", "ParcelException",
        "ParcelMarshallerAttribute", "ParcelableAttribute", "ParcelableHolder", "ParcelableMarshaller", "ParcelableReader",
        "ParcelableStability", "PermissionManuallyEnforcedAttribute", "ProcessFreezeInfo", "ProcessState",
        "PropagateAllowBlockingAttribute", "ProxyCountEventArgs", "ProxyCounter", "RawFileDescriptorAttribute",
        "RawFileDescriptorMarshaller", "RemoteEvent", "RemoteException", "RequiresNoPermissionAttribute", "SchedulerPolicy",
        "SensitiveDataAttribute", "ServiceDebugInfo", "ServiceManager", "ServiceManagerService", "ServiceSpecificException", "Stability",
        "StatusCode", "String16Marshaller", "StrongBinderMarshaller", "StructuralValues", "SystemTransactions",
        "ThreadPoolStarvedEventArgs", "TimeOnlyMarshaller", "TimeSpanMarshaller", "TransactionAttribute", "TransactionFlags",
        "TransactionTooLargeException", "UInt16Marshaller", "UInt32Marshaller", "UInt64Marshaller", "UnionAttribute",
        "UnixTimeMillisecondsMarshaller", "UriMarshaller", "VintfStabilityAttribute",
    ];

    /// <summary>Whether the full name, with dots, is that of a type of the runtime.</summary>
    public static bool Contains(string name) => name.StartsWith(Namespace, StringComparison.Ordinal) && All.Contains(name.Substring(Namespace.Length));
}
