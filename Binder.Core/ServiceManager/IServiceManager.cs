namespace Binder;

/// <summary>
/// The registry of named services behind handle 0, with the transaction codes of Android 14.
/// </summary>
/// <remarks>Source: <c>libs/binder/aidl/android/os/IServiceManager.aidl</c>. Programs use <see cref="ServiceManager"/>.</remarks>
[BinderInterface("android.os.IServiceManager")]
public partial interface IServiceManager : IInterface
{
    /// <summary>Listed for dumps at priority critical.</summary>
    const int DumpFlagPriorityCritical = 1;

    /// <summary>Listed for dumps at priority high.</summary>
    const int DumpFlagPriorityHigh = 2;

    /// <summary>Listed for dumps at priority normal.</summary>
    const int DumpFlagPriorityNormal = 4;

    /// <summary>Listed for dumps without a priority: what services register with by default.</summary>
    const int DumpFlagPriorityDefault = 8;

    /// <summary>Every priority.</summary>
    const int DumpFlagPriorityAll = 15;

    /// <summary>The service can dump as protocol buffers.</summary>
    const int DumpFlagProto = 16;

    /// <summary>The service of this name, or null. Never waits.</summary>
    [Transaction(1)]
    IBinder? GetService(string name);

    /// <summary>The service of this name, or null. Never waits and starts nothing.</summary>
    [Transaction(2)]
    IBinder? CheckService(string name);

    /// <summary>Registers a service; one of the same name is replaced.</summary>
    /// <exception cref="ArgumentException">The name is not 1 to 127 characters of <c>A-Z a-z 0-9 _ - . /</c>.</exception>
    [Transaction(3)]
    void AddService(string name, IBinder service, bool allowIsolated, int dumpPriority);

    /// <summary>Names of the services with one of these dump priorities, sorted bytewise.</summary>
    [Transaction(4)]
    string[] ListServices(int dumpPriority);

    /// <summary>Asks to be told of every registration under this name; at once if there is one.</summary>
    [Transaction(5)]
    void RegisterForNotifications(string name, IServiceCallback callback);

    /// <summary>Takes back every <see cref="RegisterForNotifications"/> of this callback for the name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    [Transaction(6)]
    void UnregisterForNotifications(string name, IServiceCallback callback);

    /// <summary>Whether a manifest declares the name; there are no manifests here.</summary>
    [Transaction(7)]
    bool IsDeclared(string name);

    /// <summary>Instances of an interface that a manifest declares.</summary>
    [Transaction(8)]
    string[] GetDeclaredInstances(string @interface);

    /// <summary>The updatable package that carries the service.</summary>
    [Transaction(9)]
    string? UpdatableViaApex(string name);

    /// <summary>Names that an updatable package carries.</summary>
    [Transaction(10)]
    string[] GetUpdatableNames(string apexName);

    /// <summary>Where a manifest says that a remote service listens.</summary>
    [Transaction(11)]
    ConnectionInfo? GetConnectionInfo(string name);

    /// <summary>
    /// Asks to be told when a service of the caller's gets its first client and when it has lost its last; at once if it has clients. Who
    /// holds the object is counted, the service manager apart; a loss is told up to some seconds later.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such service, or it is another object.</exception>
    /// <exception cref="NotSupportedException">Another process registered it.</exception>
    [Transaction(12)]
    void RegisterClientCallback(string name, IBinder service, IClientCallback callback);

    /// <summary>Takes a service back that has no client. Needs a callback of <see cref="RegisterClientCallback"/>, for only then are they counted.</summary>
    /// <exception cref="InvalidOperationException">It has clients, or was just looked up, or there is no such service.</exception>
    /// <exception cref="NotSupportedException">Another process registered it.</exception>
    [Transaction(13)]
    void TryUnregisterService(string name, IBinder service);

    /// <summary>Every service with the process that registered it.</summary>
    [Transaction(14)]
    ServiceDebugInfo[] GetServiceDebugInfo();
}
