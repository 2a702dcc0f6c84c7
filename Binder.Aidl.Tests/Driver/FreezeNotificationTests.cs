using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class FreezeNotificationTests : DriverTest
{
    private const ulong Cookie = 0x33;

    [Fact]
    [Trait("Item", "173")]
    public void TheStateIsToldOnRequest()
    {
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        Assert.Equal("NOOP FROZEN_BINDER(33,0)", C.Main.Read());
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.RequestFreeze(Handle, Cookie)));
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.RequestFreeze(99, Cookie)));
    }

    [Fact]
    [Trait("Item", "174")]
    public void TheLatestStateIsToldAfterTheAcknowledgement()
    {
        Request();
        Freeze(enable: true);
        Freeze(enable: false);
        Freeze(enable: true);
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.FreezeDone(Cookie));
        Assert.Equal("NOOP FROZEN_BINDER(33,1)", C.Main.Read());
        C.Main.Write(c => c.FreezeDone(Cookie));
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.FreezeDone(Cookie)));
    }

    [Fact]
    [Trait("Item", "175")]
    public void AChangeBeforeTheReadUpdatesWhatIsTold()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie));
        Freeze(enable: true);
        Freeze(enable: false);
        Assert.Equal("NOOP FROZEN_BINDER(33,0)", C.Main.Read());
        C.Main.Write(c => c.FreezeDone(Cookie));
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "176")]
    public void AnIdleNotificationIsClearedAtOnce()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie));
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.ClearFreeze(Handle, 0x34)));
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        Assert.Equal("NOOP CLEAR_FREEZE_DONE(33)", C.Main.Read());
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.ClearFreeze(Handle, Cookie)));
    }

    [Fact]
    [Trait("Item", "176")]
    public void AnUnacknowledgedNotificationIsClearedAfterTheAcknowledgement()
    {
        Request();
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.FreezeDone(Cookie));
        Assert.Equal("NOOP CLEAR_FREEZE_DONE(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "177")]
    public void DeathTellsNothingAboutFreezing()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie));
        S.Close();
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        Assert.Equal("NOOP CLEAR_FREEZE_DONE(33)", C.Main.Read());
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        Assert.Equal("EAGAIN", C.Main.Read());
        C.Main.Write(c => c.ClearFreeze(Handle, Cookie));
        Assert.Equal("NOOP CLEAR_FREEZE_DONE(33)", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "178")]
    public void AFreezeThatFailsTellsNothing()
    {
        Request();
        C.Main.Write(c => c.FreezeDone(Cookie).Oneway(Handle));
        C.Main.Read();
        Device.Driver.Freeze(new binder_freeze_info { pid = (uint)S.Pid, enable = 1 });
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Fact]
    public void WithTheReferenceGoesTheNotification()
    {
        Request();
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal(0, Device.Counts.FreezeLinks);
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.FreezeDone(Cookie)));
    }

    private void Request()
    {
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        Assert.Equal("NOOP FROZEN_BINDER(33,0)", C.Main.Read());
    }

    private void Freeze(bool enable) =>
        Assert.Equal(Errno.None, Device.Driver.Freeze(new binder_freeze_info { pid = (uint)S.Pid, enable = enable ? 1u : 0 }));
}
