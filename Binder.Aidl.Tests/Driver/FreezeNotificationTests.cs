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

    [Fact]
    public void WithTheReferenceGoesTheNotification()
    {
        Request();
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal(0, Device.Counts.FreezeLinks);
        Assert.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.FreezeDone(Cookie)));
    }
}
