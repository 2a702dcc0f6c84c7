namespace Binder.Aidl.Tests.Conformance.Worlds;

/// <summary>A kind of device: makes a world for each scenario.</summary>
internal interface IUniverse : IDisposable
{
    IWorld Begin();
}
