using Xunit;

namespace Binder.Aidl.Tests.Kernel;

/// <summary>Nodes that cannot be used; these need no driver.</summary>
public sealed class KernelDeviceTests
{
    [Fact]
    public void AMissingNodeIsAMessageThatSaysWhatToDo()
    {
        BinderDeviceException e = Assert.Throws<BinderDeviceException>(() => ProcessState.Open("/dev/no-such-binder"));

        Assert.Equal("/dev/no-such-binder", e.Device);
        Assert.StartsWith("Cannot open the Binder device /dev/no-such-binder: there is no such node. ", e.Message, StringComparison.Ordinal);
        Assert.Matches("binder up|modprobe|mount", e.Message);
    }

    [Fact]
    public void AnotherDeviceIsNotMistakenForBinder()
    {
        BinderDeviceException e = Assert.Throws<BinderDeviceException>(() => ProcessState.Open("/dev/null"));

        Assert.Contains("BINDER_VERSION answers", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderIsNoDevice() => Assert.Throws<BinderDeviceException>(() => ProcessState.Open("/dev"));
}
