namespace Binder.Aidl.Tests.Services;

public sealed class ManagerReplacementOnInProcessDevice() : ManagerReplacementContract($"inproc:{Guid.NewGuid():N}");
