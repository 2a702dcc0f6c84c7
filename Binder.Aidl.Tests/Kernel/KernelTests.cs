using Xunit;

namespace Binder.Aidl.Tests.Kernel;

/// <summary>Tests that need the kernel's device, one after the other: it has one context manager.</summary>
[CollectionDefinition(Name)]
[Trait("Device", "kernel")]
public sealed class KernelTests : ICollectionFixture<KernelSystem>
{
    public const string Name = "Kernel";
}
