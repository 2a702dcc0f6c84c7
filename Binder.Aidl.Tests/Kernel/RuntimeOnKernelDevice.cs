using Binder.Aidl.Tests.Runtime;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

[Collection(KernelTests.Name)]
public sealed class RuntimeOnKernelDevice(KernelSystem system) : RuntimeContract(system.Device);
