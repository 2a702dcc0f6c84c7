using Binder.Aidl.Tests.EndToEnd;
using Binder.Devices;
using Binder.Devices.Kernel;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

/// <summary>A service manager, in a process of its own, on the kernel's device. Tests ask for <see cref="Device"/> first: it skips them where there is none.</summary>
public sealed class KernelSystem : IDisposable
{
    private readonly ChildProcess? _manager;
    private readonly string? _skipReason;

    public KernelSystem()
    {
        using BinderConnection? connection = KernelDevice.TryOpen(KernelDevice.DefaultPath, out KernelDeviceFailure? failure);
        if (connection is null)
        {
            _skipReason = $"{failure!.Describe(KernelDevice.DefaultPath)} On a kernel of its own this test runs with eng/kernel-vm/test.sh.";
            return;
        }

        _manager = ChildProcess.Start("binder.dll", "servicemanager", "--device", KernelDevice.DefaultPath, "--exit-with-input");
        _manager.WaitForLine("binder servicemanager: serving");
    }

    public string Device
    {
        get
        {
            Assert.SkipWhen(_skipReason is not null, _skipReason ?? "");
            return KernelDevice.DefaultPath;
        }
    }

    public int ManagerPid => _manager!.Id;

    public void Dispose()
    {
        _manager?.Stop();
        _manager?.Dispose();
    }
}
