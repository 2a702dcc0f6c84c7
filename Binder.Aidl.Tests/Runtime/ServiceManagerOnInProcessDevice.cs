namespace Binder.Aidl.Tests.Runtime;

public sealed class ServiceManagerOnInProcessDevice() : ServiceManagerContract($"inproc:{Guid.NewGuid():N}");
