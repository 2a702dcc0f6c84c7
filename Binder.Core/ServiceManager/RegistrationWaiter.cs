namespace Binder;

/// <summary>Hears of the one registration it waits for.</summary>
internal sealed class RegistrationWaiter : BnServiceCallback
{
    private readonly TaskCompletionSource<IBinder> _registered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IBinder> Registered => _registered.Task;

    public override void OnRegistration(string name, IBinder binder) => _registered.TrySetResult(binder);
}
