namespace Binder.Aidl.Generator.Aidl.Projection;

/// <summary>
/// Names that proxies and stubs inherit from <c>BinderProxy</c> and <c>BBinder</c>: a method of one of these names is declared with
/// <c>new</c>. They are listed, so that <c>.aidl</c> files need no compilation to be read; a test compares them with the classes.
/// </summary>
internal static class BaseMemberNames
{
    public static HashSet<string> Proxy { get; } =
    [
        "AsBinder", "AskInterfaceHash", "AskInterfaceHashAsync", "AskInterfaceVersion", "AskInterfaceVersionAsync", "BeginCall",
        "BeginSensitiveCall", "Call", "CallAsync", "CallOneway", "CallOnewayAsync", "Dispose", "Equals", "Finalize", "GetHashCode",
        "GetType", "MemberwiseClone", "ReferenceEquals", "ToString",
    ];

    public static HashSet<string> Stub { get; } =
    [
        "AddFrozenStateListener", "AnswerInterfaceHash", "AnswerInterfaceVersion", "AnswersInterface", "Dump", "EnforceAllPermissions",
        "EnforceAnyPermission", "Equals", "Extension", "Finalize", "GetHashCode", "GetType", "InheritsRealTimePriority",
        "InterfaceDescriptor", "IsAlive", "LinkToDeath", "MemberwiseClone", "MinSchedulerPolicy", "MinSchedulerPriority", "OnTransact",
        "Ping", "QueryLocalInterface", "ReferenceEquals", "RemoveFrozenStateListener", "RequestsSecurityContext", "SetMinSchedulerPolicy",
        "Stability", "ToString", "Transact", "UnlinkToDeath", "Wait",
    ];
}
