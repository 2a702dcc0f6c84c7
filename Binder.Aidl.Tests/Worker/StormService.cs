namespace Binder.Aidl.Tests.Worker;

internal sealed class StormService : BnStormService
{
    public override int Add(int left, int right) => left + right;

    public override byte[] Echo(byte[] bytes) => bytes;

    public override int Through(IStormCallback callback, int value)
    {
        using (callback as IDisposable)
            return callback.Call(value);
    }

    public override void Note(byte[] bytes)
    {
    }
}

internal sealed class StormCallback : BnStormCallback
{
    public override int Call(int value) => value + 1;
}
