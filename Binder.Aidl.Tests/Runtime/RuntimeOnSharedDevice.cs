using Binder.Aidl.Tests.EndToEnd;

namespace Binder.Aidl.Tests.Runtime;

public sealed class RuntimeOnSharedDevice(SharedSystem system, RuntimeNeighbours neighbours) : RuntimeContract(system.Device, neighbours);
