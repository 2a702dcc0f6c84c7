using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class NodeTests : DriverTest
{
    [Fact]
    public void AThreadThatExitsLeavesTheNewsOfItsExportsToTheProcess()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Exit();
        Assert.Equal("NOOP INCREFS(8000,1) ACQUIRE(8000,1)", S.NewThread().Read());
    }
}
