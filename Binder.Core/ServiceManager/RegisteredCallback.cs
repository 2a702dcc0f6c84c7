namespace Binder;

/// <summary>A callback that waits for the registrations of one name.</summary>
internal sealed class RegisteredCallback(string name, IServiceCallback callback)
{
    public string Name => name;

    public IServiceCallback Callback => callback;

    public IBinder Binder { get; } = callback.AsBinder();

    public ObjectDeath? Death { get; set; }

    public void Unlink() => Death?.Unlink();
}
