using Binder.Aidl.Tests.Runtime;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

[Collection(KernelTests.Name)]
public sealed class RuntimeOnKernelDevice(KernelSystem system, RuntimeNeighbours neighbours) : RuntimeContract(system.Device, neighbours)
{
    protected override bool TellsOfFreezing => Environment.OSVersion.Version >= new Version(6, 12);

    // Source: kernel, security/apparmor/lsm.c: it names labels to audit alone.
    protected override bool LabelsCallers => File.Exists("/sys/kernel/security/lsm")
        && File.ReadAllText("/sys/kernel/security/lsm").Split(',').Any(static module => module is "selinux" or "smack");
}
