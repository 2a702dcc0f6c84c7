namespace Binder;

/// <summary>Hears of registrations. Source: <c>libs/binder/aidl/android/os/IServiceCallback.aidl</c>.</summary>
[BinderInterface("android.os.IServiceCallback")]
[Oneway]
public partial interface IServiceCallback : IInterface
{
    /// <summary>A service was registered under a name that this callback waits for.</summary>
    void OnRegistration(string name, IBinder binder);
}
