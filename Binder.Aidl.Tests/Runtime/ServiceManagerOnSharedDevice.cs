using Binder.Aidl.Tests.Shared;

namespace Binder.Aidl.Tests.Runtime;

public sealed class ServiceManagerOnSharedDevice : ServiceManagerContract
{
    private readonly SharedDriver _driver;

    public ServiceManagerOnSharedDevice()
        : this(new SharedDriver())
    {
    }

    private ServiceManagerOnSharedDevice(SharedDriver driver)
        : base(driver.Daemon.Device) => _driver = driver;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _driver.Dispose();
    }
}
