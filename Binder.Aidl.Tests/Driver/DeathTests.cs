using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class DeathTests : DriverTest
{
    private const ulong Cookie = 0x33;

    [Fact]
    [Trait("Item", "146")]
    public void ADeathIsToldOnce()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "147")]
    public void AnAcknowledgedDeathIsClearedAtOnce()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Read();
        C.Main.Write(c => c.DeadBinderDone(Cookie).DeadBinderDone(Cookie));
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.ClearDeath(Handle, Cookie).ClearDeath(Handle, Cookie));
        Assert.Equal("NOOP CLEAR_DEATH_DONE(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "148")]
    public void TheDeathOfADeadNodeIsToldAtOnce()
    {
        S.Close();
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
    }

    [Theory]
    [Trait("Item", "149")]
    [InlineData(true)]
    [InlineData(false)]
    public void ALooperIsToldItselfThatItsRequestIsCleared(bool isLooper)
    {
        VirtualThread other = C.NewThread();
        if (isLooper)
            C.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).ClearDeath(Handle, Cookie));
        Assert.Equal(isLooper ? "EAGAIN" : "NOOP CLEAR_DEATH_DONE(33)", other.Read());
        Assert.Equal(isLooper ? "NOOP CLEAR_DEATH_DONE(33)" : "EAGAIN", C.Main.Read());
        S.Close();
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "150")]
    public void ADeathThatIsQueuedIsToldAlthoughCleared()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie));
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.DeadBinderDone(Cookie));
        Assert.Equal("NOOP CLEAR_DEATH_DONE(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "151")]
    public void AClearAfterDeliveryWaitsForTheAcknowledgement()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Read();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie));
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.RequestDeath(Handle, 0x34));
        Assert.Equal("NOOP DEAD_BINDER(34)", C.Main.Read());
        C.Main.Write(c => c.DeadBinderDone(Cookie));
        Assert.Equal("NOOP CLEAR_DEATH_DONE(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "152")]
    public void WrongCommandsAreIgnored()
    {
        C.Main.Write(c => c
            .RequestDeath(99, Cookie).ClearDeath(Handle, Cookie).DeadBinderDone(Cookie)
            .RequestDeath(Handle, Cookie).RequestDeath(Handle, 0x34).ClearDeath(Handle, 0x35));
        Assert.Equal("EAGAIN", C.Main.Read());
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "153")]
    public void ARequestMayFollowAClearAtOnce()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).ClearDeath(Handle, Cookie).RequestDeath(Handle, 0x34));
        Assert.Equal("NOOP CLEAR_DEATH_DONE(33)", C.Main.Read());
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(34)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "154")]
    public void AWeakReferenceSuffices()
    {
        C.Main.Write(c => c.Increfs(Handle).Release(Handle).RequestDeath(Handle, Cookie));
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "155")]
    public void WithTheReferenceGoesTheNotificationWhetherArmedQueuedOrDelivered()
    {
        uint queued = Device.Share(S, C, ptr: 0x8000);
        uint delivered = Device.Share(S, C, ptr: 0x4000);
        C.Main.Write(c => c.RequestDeath(Handle, 1).RequestDeath(queued, 2).RequestDeath(delivered, 3).Release(Handle));
        Assert.Equal(2, Device.Counts.DeathLinks);
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(3)", C.Main.Read());
        C.Main.Write(c => c.Release(queued).Release(delivered).DeadBinderDone(3));
        Assert.Equal("EAGAIN", C.Main.Read());
        Assert.Equal(0, Device.Counts.DeathLinks);
    }

    [Fact]
    [Trait("Item", "156")]
    public void AClearAfterDeliveryOutlivesTheReference()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Read();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie).Release(Handle).DeadBinderDone(Cookie));
        Assert.Equal("NOOP CLEAR_DEATH_DONE(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "157")]
    public void NodesDieInTheOrderOfTheirPtr()
    {
        uint nine = Device.Share(S, C, ptr: 0x9000);
        uint seven = Device.Share(S, C, ptr: 0x7000);
        C.Main.Write(c => c.RequestDeath(nine, 9).RequestDeath(seven, 7).RequestDeath(Handle, 5));
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(5)", C.Main.Read());
        Assert.Equal("NOOP DEAD_BINDER(7)", C.Main.Read());
        Assert.Equal("NOOP DEAD_BINDER(9)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "158")]
    public void AThreadThatWaitsForAReplyIsToldOfDeathsAfterIt()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).Call(Handle));
        S.Close();
        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.Read());
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "158")]
    public void AThreadThatWaitsForAnotherProcessIsNotDisturbed()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).Call(0));
        S.Close();
        Assert.Equal("EAGAIN", C.Main.Read());
        M.Main.Read();
        M.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "159")]
    public void TheManagersDeathIsTold()
    {
        C.Main.Write(c => c.Acquire(0).RequestDeath(0, Cookie));
        M.Close();
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "161")]
    public void AnArmedRequestSurvivesItsThreadAndAnUnreadAnswerDoesNot()
    {
        VirtualThread looper = C.NewThread();
        looper.Write(c => c.EnterLooper().RequestDeath(Handle, Cookie).ClearDeath(Handle, Cookie).RequestDeath(Handle, 0x34));
        looper.Exit();
        Assert.Equal("EAGAIN", C.Main.Read());
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(34)", C.Main.Read());
    }

    [Fact]
    public void ALimitOnNotificationsIsAnError()
    {
        VirtualDevice device = new(new BinderDriverLimits { PerProcess = new BinderDriverLimits().PerProcess with { DeathLinks = 0 } });
        _ = device.Manager;
        VirtualProcess client = device.Open();
        client.Main.Write(c => c.Acquire(0).RequestDeath(0, Cookie));
        Assert.Equal("NOOP ERROR", client.Main.Read());
    }
}
