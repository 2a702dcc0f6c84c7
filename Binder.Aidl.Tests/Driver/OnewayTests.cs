using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;
using Binder.Protocol;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Driver;

public class OnewayTests : DriverTest
{
    [Fact]
    public void AThreadThatExitsWithAOnewayUnreadLetsTheNextOneThrough()
    {
        S.Main.Park();
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2));
        S.Main.Exit();
        Assert.Equal(2u, S.NewThread().Read().Transaction.Data.code);
    }
}

/// <summary>A sender that never reads how its transactions went.</summary>
public class UnreadCompletionTests() : DriverTest(new BinderDriverLimits
{
    PerProcess = new BinderDriverLimits().PerProcess with { Completions = Most },
})
{
    private const int Most = 8;

    [Fact]
    public void ItSendsNoMoreUntilItReads()
    {
        for (int i = 0; i < Most; i++)
        {
            C.Main.Write(c => c.Oneway(Handle, 1));
            Received oneway = S.Main.Read();
            S.Main.Write(c => c.FreeBuffer(oneway));
        }

        C.Main.Write(c => c.Oneway(Handle, 1));

        AssertFailed(C.Main, Errno.ENOMEM);
        Assert.Equal(
            [BR_NOOP, .. Enumerable.Repeat(BR_TRANSACTION_COMPLETE, Most), BR_FAILED_REPLY], C.Main.Read().Returns.Select(static r => r.Code));
        C.Main.Write(c => c.Oneway(Handle, 2));
        Assert.Equal(2u, S.Main.Read().Transaction.Data.code);
    }

    [Fact]
    public void ThreadsThatExitTakeTheirsWithThem()
    {
        for (int i = 0; i < 2 * Most; i++)
        {
            var thread = C.NewThread();
            thread.Write(c => c.Oneway(Handle, 1));
            thread.Exit();
            Received oneway = S.Main.Read();
            S.Main.Write(c => c.FreeBuffer(oneway));
        }

        AssertNoError(C.Main);
    }
}
