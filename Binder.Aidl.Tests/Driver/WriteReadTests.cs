using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class WriteReadTests : DriverTest
{
    [Fact]
    public void AParkedThreadIsWokenOnceHoweverMuchArrives()
    {
        S.Main.Park();
        C.Main.Write(c => c.Oneway(Handle).Oneway(0));
        M.Main.Read();
        C.Main.Write(c => c.Call(Handle));

        Assert.Equal(1, S.Main.Wakes);
        Assert.Equal("NOOP TXN", S.Main.BlockingRead());
        Assert.Equal("NOOP TXN", S.Main.BlockingRead());
    }

    [Fact]
    public void AnInterruptedWaitKeepsWhatWasHandedOver()
    {
        S.Main.Park();
        C.Main.Write(c => c.Call(Handle));
        S.Main.CancelWait();

        Assert.Equal("EAGAIN", S.NewThread().Read());
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    public void AThreadThatWasWokenForProcessWorkAndGivesUpPassesItOn()
    {
        VirtualThread first = S.NewThread();
        VirtualThread second = S.NewThread();
        first.Park();
        second.Park();
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal(1, second.Wakes);

        second.CancelWait();

        Assert.Equal(1, first.Wakes);
        Assert.Equal("NOOP RELEASE(5000,6000) DECREFS(5000,6000)", first.BlockingRead());
    }

    [Fact]
    public void ADeadThreadHasNoDevice()
    {
        Binder.Driver.BinderThread thread = C.Main.Thread;
        C.Main.Exit();
        int consumed = 0;
        Assert.Equal(Errno.EBADF, Device.Driver.Read(thread, new byte[256], ref consumed, blocking: false));
        Assert.Equal(Errno.EBADF, Device.Driver.Write(thread, new byte[256], ref consumed));
        Assert.False(Device.Driver.IsReadable(thread));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public void ACommandThatRunsPastTheEndIsAFaultAndNotCarriedOut(int length)
    {
        byte[] stream = Commands.Build(C, c => c.Release(Handle));
        Assert.Equal((Errno.EFAULT, 0), C.Main.TryWrite(stream[..length]));
        Assert.NotNull(C.Proc.Refs.FindStrong(Handle));
    }
}
