using Binder.Aidl.Tests.Services;

namespace Binder.Aidl.Tests.Runtime;

public sealed class RuntimeOnInProcessDevice(RuntimeNeighbours neighbours) : RuntimeContract(InProcessSystem.Start(), neighbours);
