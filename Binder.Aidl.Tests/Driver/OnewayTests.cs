using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class OnewayTests : DriverTest
{
    [Fact]
    public void AThreadThatExitsWithAOnewayUnreadLetsTheNextOneThrough()
    {
        S.Main.Park();
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2));
        S.Main.Exit();
        Assert.Equal(2u, S.NewThread().Read().Transaction.Data.code);
    }
}
