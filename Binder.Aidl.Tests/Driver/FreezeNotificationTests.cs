using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class FreezeNotificationTests : DriverTest
{
    private const ulong Cookie = 0x33;

    private void Request()
    {
        C.Main.Write(c => c.RequestFreeze(Handle, Cookie));
        Assert.Equal("NOOP FROZEN_BINDER(33,0)", C.Main.Read());
    }

    private void Freeze(bool enable) =>
        Assert.Equal(Errno.None, Device.Driver.Freeze(new binder_freeze_info { pid = (uint)S.Pid, enable = enable ? 1u : 0 }));

    [Fact]
    public void WithTheReferenceGoesTheNotification()
    {
        Request();
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal(0, Device.Counts.FreezeLinks);
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.FreezeDone(Cookie)));
    }
}
