using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance.Virtual;

/// <summary>The driver without a device: processes exist only for it, and everything happens on the calling thread.</summary>
internal sealed class VirtualUniverse : IUniverse
{
    public IWorld Begin() => new VirtualWorld();

    public void Dispose()
    {
    }
}
