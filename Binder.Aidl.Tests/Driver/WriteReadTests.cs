using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class WriteReadTests : DriverTest
{
    [Fact]
    [Trait("Item", "23")]
    public void WithNothingToReadTheCountStaysAsItWas()
    {
        byte[] buffer = new byte[256];
        int consumed = 12;
        Assert.Equal(Errno.EAGAIN, Device.Driver.Read(C.Main.Thread, buffer, ref consumed, blocking: false));
        Assert.Equal(12, consumed);
    }

    [Fact]
    [Trait("Item", "25")]
    public void AFlushLetsEveryThreadReturnOnce()
    {
        VirtualThread waiting = C.NewThread();
        waiting.Park();
        _ = C.Main.Thread;

        Device.Driver.Flush(C.Proc);

        Assert.Equal(1, waiting.Wakes);
        Assert.Equal("NOOP", waiting.BlockingRead());
        Assert.Equal("NOOP", C.Main.Read());
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "28")]
    public void AnUnknownCommandStopsTheStreamBeforeIt()
    {
        Assert.Equal((Errno.EINVAL, 4), C.Main.TryWrite(c => c.EnterLooper().Raw(0x12345678).ExitLooper()));
        Assert.Equal(Binder.Driver.LooperState.Entered, C.Main.Thread.Looper);
    }

    [Theory]
    [Trait("Item", "29")]
    [InlineData(BinderCommand.BC_ACQUIRE_RESULT)]
    [InlineData(BinderCommand.BC_ATTEMPT_ACQUIRE)]
    public void CommandsThatWereNeverBuiltAreRefused(uint command) =>
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.Raw(command).Append(0UL)));

    [Fact]
    [Trait("Item", "30")]
    public void WritingStartsWhereItIsTold()
    {
        Assert.Equal((Errno.None, 8), C.Main.TryWrite(c => c.Raw(0xBAD).EnterLooper(), consumed: 4));
        Assert.Equal((Errno.None, 12), C.Main.TryWrite(c => c.Raw(0xBAD), consumed: 12));
    }

    [Theory]
    [Trait("Item", "31")]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void ACommandThatRunsPastTheEndIsAFaultAndNotCarriedOut(int length)
    {
        byte[] stream = Commands.Build(C, c => c.Release(Handle));
        Assert.Equal((Errno.EFAULT, 0), C.Main.TryWrite(stream[..length]));
        Assert.NotNull(C.Proc.Refs.FindStrong(Handle));
    }

    [Theory]
    [Trait("Item", "33")]
    [InlineData(4)]
    [InlineData(79)]
    public void WithoutRoomForAnItemItStays(int size)
    {
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP", S.Main.Read(size));
        Assert.Equal("NOOP TXN", S.Main.Read(80));
    }

    [Fact]
    [Trait("Item", "34")]
    public void ReadingBehindSomethingWritesNoNoop()
    {
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("", S.Main.Read(83, consumed: 8));
        Received call = S.Main.Read(84, consumed: 8);
        Assert.Equal("TXN", call);
        Assert.Equal(76, call.Consumed);
    }

    [Fact]
    [Trait("Item", "38")]
    public void AfterARefusedTransactionTheStreamWaitsForTheErrorToBeRead()
    {
        byte[] stream = Commands.Build(C, c => c.Call(99).EnterLooper());

        Assert.Equal((Errno.None, 68), C.Main.TryWrite(stream));
        Assert.True(C.Main.IsReadable);
        Assert.Equal((Errno.None, 68), C.Main.TryWrite(stream, 68));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        Assert.Equal((Errno.None, 72), C.Main.TryWrite(stream, 68));
    }

    [Fact]
    [Trait("Item", "39")]
    public void OwnWorkComesBeforeTheProcesssWork()
    {
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Write(c => c.Oneway(0));

        Assert.Equal("NOOP TC", S.Main.Read());
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "40")]
    public void ATransactionEndsARead()
    {
        uint second = Device.Share(S, C, ptr: 0x8000);
        C.Main.Write(c => c.Release(second).Oneway(Handle).Call(Handle));

        Assert.Equal("NOOP RELEASE(8000,6000) DECREFS(8000,6000) TXN", S.Main.Read());
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "41")]
    public void ATransactionWithoutRoomStaysForTheNextRead()
    {
        uint second = Device.Share(S, C, ptr: 0x8000);
        C.Main.Write(c => c.Release(second).Call(Handle));

        Assert.Equal("NOOP RELEASE(8000,6000) DECREFS(8000,6000)", S.Main.Read(4 + 40 + 75));
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "42")]
    public void TheEndOfAClearedNotificationEndsNoRead()
    {
        uint other = Device.Share(C, S);
        S.Main.Write(c => c.RequestDeath(other, 0x33));
        S.Main.Write(c => c.ClearDeath(other, 0x33));
        C.Main.Write(c => c.Oneway(Handle));
        Assert.Equal("NOOP CLEAR_DEATH_DONE(33) TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "42")]
    public void AnObituaryEndsARead()
    {
        VirtualProcess other = Device.Open();
        S.Main.Write(c => c.RequestDeath(Device.Share(other, S), 0x33));
        other.Close();
        C.Main.Write(c => c.Call(Handle));

        Assert.Equal("NOOP DEAD_BINDER(33)", S.Main.Read());
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "43")]
    public void ACompletionOfAOnewayMakesTheWholeOwnQueueReadable()
    {
        C.Main.Write(c => c.Oneway(Handle).Oneway(Handle).Call(Handle));
        Assert.Equal("NOOP TC TC TC", C.Main.Read());
    }

    [Fact]
    public void AParkedThreadIsWokenOnceHoweverMuchArrives()
    {
        S.Main.Park();
        C.Main.Write(c => c.Oneway(Handle).Oneway(0));
        M.Main.Read();
        C.Main.Write(c => c.Call(Handle));

        Assert.Equal(1, S.Main.Wakes);
        Assert.Equal("NOOP TXN", S.Main.BlockingRead());
        Assert.Equal("NOOP TXN", S.Main.BlockingRead());
    }

    [Fact]
    public void AnInterruptedWaitKeepsWhatWasHandedOver()
    {
        S.Main.Park();
        C.Main.Write(c => c.Call(Handle));
        S.Main.CancelWait();

        Assert.Equal("EAGAIN", S.NewThread().Read());
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    public void AThreadThatWasWokenForProcessWorkAndGivesUpPassesItOn()
    {
        VirtualThread first = S.NewThread();
        VirtualThread second = S.NewThread();
        first.Park();
        second.Park();
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal(1, second.Wakes);

        second.CancelWait();

        Assert.Equal(1, first.Wakes);
        Assert.Equal("NOOP RELEASE(5000,6000) DECREFS(5000,6000)", first.BlockingRead());
    }

    [Fact]
    public void ADeadThreadHasNoDevice()
    {
        Binder.Driver.BinderThread thread = C.Main.Thread;
        C.Main.Exit();
        int consumed = 0;
        Assert.Equal(Errno.EBADF, Device.Driver.Read(thread, new byte[256], ref consumed, blocking: false));
        Assert.Equal(Errno.EBADF, Device.Driver.Write(thread, new byte[256], ref consumed));
        Assert.False(Device.Driver.IsReadable(thread));
    }
}
