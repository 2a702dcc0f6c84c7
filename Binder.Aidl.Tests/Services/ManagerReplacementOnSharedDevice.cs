using Binder.Aidl.Tests.Shared;

namespace Binder.Aidl.Tests.Services;

public sealed class ManagerReplacementOnSharedDevice : ManagerReplacementContract
{
    private readonly SharedDriver _driver;

    public ManagerReplacementOnSharedDevice()
        : this(new SharedDriver())
    {
    }

    private ManagerReplacementOnSharedDevice(SharedDriver driver)
        : base(driver.Daemon.Device) => _driver = driver;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _driver.Dispose();
    }
}
