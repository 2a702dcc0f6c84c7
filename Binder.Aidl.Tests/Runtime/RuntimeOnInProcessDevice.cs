namespace Binder.Aidl.Tests.Runtime;

public sealed class RuntimeOnInProcessDevice : RuntimeContract
{
    public RuntimeOnInProcessDevice()
        : base(DeviceWithManager())
    {
    }

    private static string DeviceWithManager()
    {
        string device = $"inproc:{Guid.NewGuid():N}";
        ProcessState manager = ProcessState.Open(device);
        ServiceManagerService.Serve(manager);
        manager.StartThreadPool();
        return device;
    }
}
