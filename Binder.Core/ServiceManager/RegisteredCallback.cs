namespace Binder;

/// <summary>A callback that wants to hear of one name.</summary>
internal sealed class RegisteredCallback<T>(string name, T callback)
    where T : class, IInterface
{
    public string Name => name;

    public T Callback => callback;

    public IBinder Binder { get; } = callback.AsBinder();

    public ObjectDeath? Death { get; set; }

    public void Unlink() => Death?.Unlink();
}
