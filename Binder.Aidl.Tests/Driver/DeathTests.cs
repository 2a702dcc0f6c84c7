using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class DeathTests : DriverTest
{
    private const ulong Cookie = 0x33;

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
