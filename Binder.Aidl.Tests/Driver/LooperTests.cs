using Binder.Aidl.Tests.Conformance.Virtual;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class LooperTests : DriverTest
{
    [Fact]
    public void AReadBehindSomethingAsksForNoThread()
    {
        Device.Driver.SetMaxThreads(S.Proc, 5);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("TXN", S.Main.Read(consumed: 4));
    }

    [Fact]
    public void WrongCombinationsOnlyMarkTheThread()
    {
        VirtualThread registered = S.NewThread();
        VirtualThread both = S.NewThread();
        VirtualThread gone = S.NewThread();
        registered.Write(c => c.RegisterLooper());
        both.Write(c => c.EnterLooper().RegisterLooper());
        gone.Write(c => c.ExitLooper());

        Assert.Equal(0x09, (int)registered.Thread.Looper);
        Assert.Equal(0x0b, (int)both.Thread.Looper);
        Assert.Equal(0x04, (int)gone.Thread.Looper);
    }

    [Fact]
    public void ARequestStandsUntilAThreadRegisters()
    {
        Device.Driver.SetMaxThreads(S.Proc, 2);
        S.Main.Write(c => c.EnterLooper().Oneway(0));
        Assert.Equal("SPAWN TC", S.Main.Read());
        Assert.Equal((true, 0u), (S.Proc.IsThreadRequested, S.Proc.StartedThreads));
        S.NewThread().Write(c => c.RegisterLooper());
        Assert.Equal((false, 1u), (S.Proc.IsThreadRequested, S.Proc.StartedThreads));
    }
}
