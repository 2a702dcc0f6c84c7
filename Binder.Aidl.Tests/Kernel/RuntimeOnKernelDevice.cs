using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Aidl.Tests.Runtime;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

[Collection(KernelTests.Name)]
public sealed class RuntimeOnKernelDevice(KernelSystem system, RuntimeNeighbours neighbours) : RuntimeContract(system.Device, neighbours)
{
    protected override bool TellsOfFreezing => Environment.OSVersion.Version >= new Version(6, 12);

    protected override bool LabelsCallers => SecurityLabels.Exist;
}
