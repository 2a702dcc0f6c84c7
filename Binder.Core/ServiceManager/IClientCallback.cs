namespace Binder;

/// <summary>
/// Hears whether anybody but the service manager holds a service, so that a service that nobody uses can end. Source:
/// <c>libs/binder/aidl/android/os/IClientCallback.aidl</c>.
/// </summary>
[BinderInterface("android.os.IClientCallback")]
[Oneway]
public partial interface IClientCallback : IInterface
{
    /// <summary>The service has its first client, or has lost its last.</summary>
    void OnClients(IBinder registered, bool hasClients);
}
