using Binder.Interop;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

public abstract partial class RuntimeContract
{
    [Theory]
    [InlineData(15, 10)]
    [InlineData(3, 3)]
    public void ACallRunsAsUrgentlyAsItsCallerOrAsItsObjectAsks(int caller, int served)
    {
        Assert.SkipUnless(Libc.GetNiceIfFree() is not null, "Nice values are left alone where one may not choose any; run as root: sudo eng/test.sh");
        NiceObject service = new();
        service.SetMinSchedulerPolicy(SchedulerPolicy.Normal, 10);
        new ServiceManager(Server).AddService($"{_name}.nice", service);
        IBinder proxy = Services.GetService($"{_name}.nice")!;

        Assert.Equal(served, AskWith(caller, proxy));
        Assert.Equal(0, AskWith(0, proxy));
    }

    private static int AskWith(int nice, IBinder proxy)
    {
        int answer = int.MinValue;
        Thread thread = new(() =>
        {
            _ = Libc.TrySetNice(nice);
            using Parcel data = Parcel.Obtain();
            using Parcel reply = Parcel.Obtain();
            if (proxy.Transact(IBinder.FirstCallTransaction, data, reply) == StatusCode.Ok)
                answer = reply.ReadInt32();
        });
        thread.Start();
        thread.Join();
        return answer;
    }

    /// <summary>Answers with the nice value of the thread that serves the call.</summary>
    private sealed class NiceObject : BBinder
    {
        protected override bool OnTransact(uint code, Parcel data, Parcel reply, TransactionFlags flags)
        {
            reply.WriteInt32(Libc.GetNice(0) ?? int.MinValue);
            return true;
        }
    }
}
