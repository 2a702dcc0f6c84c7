namespace Binder.Aidl.Tests.Services;

/// <summary>A device of its own within the test's process, with a service manager.</summary>
internal static class InProcessSystem
{
    /// <returns>The device's name.</returns>
    public static string Start()
    {
        string device = $"inproc:{Guid.NewGuid():N}";
        ProcessState manager = ProcessState.Open(device);
        ServiceManagerService.Serve(manager);
        manager.StartThreadPool();
        return device;
    }
}
