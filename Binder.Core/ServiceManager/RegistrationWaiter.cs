namespace Binder;

/// <summary>Hears of the one registration it waits for, or of the death of the service manager that would tell it.</summary>
internal sealed class RegistrationWaiter : BnServiceCallback, IDeathRecipient
{
    private readonly TaskCompletionSource<IBinder?> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The service, or null if the service manager died first.</summary>
    public Task<IBinder?> Registered => _registered.Task;

    public override void OnRegistration(string name, IBinder binder) => _registered.TrySetResult(binder);

    public void BinderDied(IBinder who) => _registered.TrySetResult(null);
}
