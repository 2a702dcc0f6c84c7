using Binder.Aidl.Tests.EndToEnd;
using Binder.Aidl.Tests.Kernel;
using Xunit;

namespace Binder.Aidl.Tests.Services;

public sealed class ServiceManagerOnInProcessDevice() : ServiceManagerContract(InProcessSystem.Start());

public sealed class ServiceManagerOnSharedDevice(SharedSystem system) : ServiceManagerContract(system.Device);

[Collection(KernelTests.Name)]
public sealed class ServiceManagerOnKernelDevice(KernelSystem system) : ServiceManagerContract(system.Device);
