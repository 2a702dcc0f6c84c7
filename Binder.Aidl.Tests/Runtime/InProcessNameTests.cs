using Xunit;

namespace Binder.Aidl.Tests.Runtime;

public sealed class InProcessNameTests
{
    [Fact]
    public void ADriverLivesAsLongAsAProcessHasItOpen()
    {
        string device = $"inproc:{Guid.NewGuid():N}";
        using ProcessState first = ProcessState.Open(device);
        first.BecomeContextManager(new TestService());
        using (ProcessState second = ProcessState.Open(device))
            Assert.NotEmpty(DriverInspection.Read(device, DriverView.State).Split("\nproc ").Skip(2));

        first.Dispose();

        Assert.DoesNotContain("proc", DriverInspection.Read(device, DriverView.State), StringComparison.Ordinal);
        using ProcessState third = ProcessState.Open(device);
        Assert.Null(third.GetContextObject());
    }
}
