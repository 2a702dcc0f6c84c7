using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class LooperTests : DriverTest
{
    [Fact]
    [Trait("Item", "44")]
    public void TheLastLooperIsAskedForAnother()
    {
        Device.Driver.SetMaxThreads(S.Proc, 1);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));

        Assert.Equal("SPAWN TXN", S.Main.Read());
        Assert.True(S.Proc.IsThreadRequested);
    }

    [Fact]
    [Trait("Item", "44")]
    public void WithoutAMaximumNobodyIsAsked()
    {
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "46")]
    public void OneRequestAtATimeIsOutstanding()
    {
        Device.Driver.SetMaxThreads(S.Proc, 2);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Oneway(Handle).Oneway(Handle).Call(Handle));
        Received first = S.Main.Read();
        Assert.Equal("SPAWN TXN", first);
        Assert.Equal("NOOP TXN", S.Main.Read());

        S.NewThread().Write(c => c.RegisterLooper());
        Assert.Equal((false, 1u), (S.Proc.IsThreadRequested, S.Proc.StartedThreads));
        S.Main.Write(c => c.FreeBuffer(first).Reply());
        Assert.Equal("SPAWN TC", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "47")]
    public void AThreadThatExitsIsNotReplacedByTheDriver()
    {
        Device.Driver.SetMaxThreads(S.Proc, 1);
        S.Main.Write(c => c.EnterLooper());
        Device.Driver.Flush(S.Proc);
        Assert.Equal("SPAWN", S.Main.Read());
        VirtualThread spawned = S.NewThread();
        spawned.Write(c => c.RegisterLooper());
        spawned.Exit();

        Device.Driver.Flush(S.Proc);
        Assert.Equal("NOOP", S.Main.Read());
        Device.Driver.SetMaxThreads(S.Proc, 2);
        Device.Driver.Flush(S.Proc);
        Assert.Equal("SPAWN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "48")]
    public void AReadWithoutAnythingAsksForNothing()
    {
        Device.Driver.SetMaxThreads(S.Proc, 1);
        S.Main.Write(c => c.EnterLooper());
        Assert.Equal("EAGAIN", S.Main.Read());
        Assert.False(S.Proc.IsThreadRequested);
    }

    [Fact]
    [Trait("Item", "49")]
    public void TheThreadThatSleptLastIsPickedFirst()
    {
        Device.Driver.SetMaxThreads(S.Proc, 5);
        VirtualThread first = S.NewThread();
        VirtualThread second = S.NewThread();
        first.Write(c => c.EnterLooper());
        second.Write(c => c.EnterLooper());
        first.Park();
        second.Park();
        VirtualThread other = C.NewThread();

        C.Main.Write(c => c.Call(Handle));
        Assert.Equal((0, 1), (first.Wakes, second.Wakes));
        Assert.Equal("NOOP TXN", second.BlockingRead());

        other.Write(c => c.Call(Handle));
        Assert.Equal("SPAWN TXN", first.BlockingRead());
    }

    [Fact]
    public void AReadBehindSomethingAsksForNoThread()
    {
        Device.Driver.SetMaxThreads(S.Proc, 5);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("TXN", S.Main.Read(consumed: 4));
    }

    [Fact]
    [Trait("Item", "51")]
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
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP TXN", registered.Read());
    }

    [Fact]
    [Trait("Item", "52")]
    public void AThreadThatExitedStartsAnew()
    {
        S.Main.Write(c => c.EnterLooper().Oneway(0));
        S.Main.Exit();
        Assert.Equal(LooperState.None, S.Main.Thread.Looper);
        Assert.Equal("EAGAIN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "53")]
    public void AfterAReplyTheNextCallTakesAnotherRead()
    {
        CallAndRead();
        C.NewThread().Write(c => c.Call(Handle));
        S.Main.Write(c => c.Reply());

        Assert.Equal("NOOP TC", S.Main.Read());
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "54")]
    public void PollFollowsWhatAReadWouldFind()
    {
        VirtualThread idle = S.NewThread();
        Assert.False(idle.IsReadable);
        CallAndRead();
        C.Main.Write(c => c.Oneway(Handle));
        Assert.True(idle.IsReadable);
        Assert.False(S.Main.IsReadable);
        S.Main.Write(c => c.Oneway(0));
        Assert.True(S.Main.IsReadable);
    }
}
