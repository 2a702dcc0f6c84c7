using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class FreezerTests : DriverTest
{
    [Fact]
    [Trait("Item", "162")]
    public void ACallToAFrozenProcessIsRefused()
    {
        Assert.Equal(Errno.None, Freeze(S));
        C.Main.Write(c => c.Call(Handle));

        Assert.Equal("NOOP FROZEN_REPLY", C.Main.Read());
        AssertError(C.Main, BinderReturn.BR_FROZEN_REPLY, Errno.None);
        Assert.Equal((1u, 0u), FrozenInfo(S));
    }

    [Fact]
    [Trait("Item", "163")]
    public void AOnewayToAFrozenProcessIsPending()
    {
        Freeze(S);
        C.Main.Write(c => c.Oneway(Handle));

        Assert.Equal("NOOP PENDING_FROZEN", C.Main.Read());
        Assert.Equal((2u, 1u), FrozenInfo(S));
    }

    [Fact]
    [Trait("Item", "164")]
    public void AFrozenProcessThatReadsIsServed()
    {
        Freeze(S);
        C.Main.Write(c => c.Oneway(Handle));
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "165")]
    public void ThawingForgetsWhatCame()
    {
        Freeze(S);
        C.Main.Write(c => c.Call(Handle));
        C.Main.Read();

        Assert.Equal(Errno.None, Freeze(S, enable: false));
        Assert.Equal((0u, 0u), FrozenInfo(S));
        Assert.Equal("NOOP TXN", CallAndRead());
    }

    [Fact]
    [Trait("Item", "166")]
    public void TransactionsUnderWayKeepAProcessFromFreezing()
    {
        C.Main.Write(c => c.Call(Handle));
        AssertBusy(S);
        S.Main.Read();
        AssertBusy(S);
        AssertBusy(C);
        S.Main.Write(c => c.Reply());
        AssertBusy(C);
        S.Main.Settle();
        Assert.Equal(Errno.None, Freeze(S));
        C.Main.Read();
        Assert.Equal(Errno.None, Freeze(C));
        Freeze(S, enable: false);

        C.Main.Write(c => c.Oneway(Handle));
        AssertBusy(S);
    }

    [Fact]
    [Trait("Item", "167")]
    public void AOnewayThatWasReadDoesNotKeepAProcessFromFreezing()
    {
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Read();
        Assert.Equal(Errno.None, Freeze(S));
    }

    [Fact]
    [Trait("Item", "168")]
    public void AFrozenProcessMayCallButNotBeCalledBack()
    {
        uint back = Device.Share(C, S);
        Freeze(C);
        Received call = CallAndRead();
        S.Main.Write(c => c.Call(back));
        Assert.Equal("NOOP FROZEN_REPLY", S.Main.Read());
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }

    [Theory]
    [Trait("Item", "169")]
    [Trait("Item", "170")]
    [InlineData(true, new uint[] { 1, 1, 2 })]
    [InlineData(false, new uint[] { 1, 1, 1, 1, 2 })]
    public void AnUpdateReplacesTheOneThatWaitsInAFrozenProcess(bool isFrozen, uint[] expected)
    {
        if (isFrozen)
            Freeze(S);
        for (int i = 0; i < 4; i++)
            C.Main.Write(c => c.Oneway(Handle, 1, m => m.Bytes((byte)i), TransactionFlag.TF_UPDATE_TXN));
        C.Main.Write(c => c.Oneway(Handle, 2, null, TransactionFlag.TF_UPDATE_TXN));
        Freeze(S, enable: false);

        List<uint> codes = [];
        byte last = 0;
        for (Received next = S.Main.Read(); next.HasTransaction; next = S.Main.Read())
        {
            codes.Add(next.Transaction.Data.code);
            last = next.Transaction.Data.code == 1 ? next.Transaction.Bytes[0] : last;
            Received done = next;
            S.Main.Write(c => c.FreeBuffer(done));
        }

        Assert.Equal(expected, codes);
        Assert.Equal(3, last);
    }

    [Fact]
    [Trait("Item", "171")]
    public void AFrozenProcessThatDiesIsDead()
    {
        C.Main.Write(c => c.RequestDeath(Handle, 0x33));
        Freeze(S);
        S.Close();
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP DEAD_REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "172")]
    public void AllOpensOfAPidAreFrozen()
    {
        VirtualProcess second = Device.Open(pid: S.Pid);
        uint handle = Device.Share(second, C);
        Freeze(S);
        C.Main.Write(c => c.Call(handle));
        Assert.Equal("NOOP FROZEN_REPLY", C.Main.Read());
    }

    private Errno Freeze(VirtualProcess process, bool enable = true) =>
        Device.Driver.Freeze(new binder_freeze_info { pid = (uint)process.Pid, enable = enable ? 1u : 0 });

    private (uint Sync, uint Async) FrozenInfo(VirtualProcess process)
    {
        binder_frozen_status_info info = new() { pid = (uint)process.Pid };
        Assert.Equal(Errno.None, Device.Driver.GetFrozenInfo(ref info));
        return (info.sync_recv, info.async_recv);
    }

    private void AssertBusy(VirtualProcess process)
    {
        Assert.Equal(Errno.EAGAIN, Freeze(process));
        Assert.False(process.Proc.IsFrozen);
        Assert.Equal(2u, FrozenInfo(process).Sync & 2);
    }
}
