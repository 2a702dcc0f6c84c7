using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class IoctlTests : DriverTest
{
    [Fact]
    [Trait("Item", "5")]
    public void ThereIsOneContextManagerAtATime()
    {
        Assert.Equal(Errno.EBUSY, Device.Driver.SetContextManager(S.Proc, default));
        Assert.Equal(Errno.EBUSY, Device.Driver.SetContextManager(M.Proc, default));
    }

    [Fact]
    [Trait("Item", "6")]
    public void TheNextContextManagerIsOfTheSameUser()
    {
        VirtualProcess stranger = Device.Open(euid: 2000);
        M.Close();

        Assert.Equal(Errno.EPERM, Device.Driver.SetContextManager(stranger.Proc, default));
        Assert.Equal(Errno.None, Device.Driver.SetContextManager(S.Proc, default));
    }

    [Fact]
    [Trait("Item", "7")]
    public void TheManagersNodeIsWhatItSaid()
    {
        C.Main.Write(c => c.Call(0));
        binder_transaction_data call = M.Main.Read().Transaction.Data;
        Assert.Equal((0x77UL, 0x88UL), (call.target, call.cookie));

        binder_node_debug_info info = default;
        Assert.Equal(Errno.None, Device.Driver.GetNodeDebugInfo(M.Proc, ref info));
        Assert.Equal((0x77UL, 0x88UL, 1u, 1u), (info.ptr, info.cookie, info.has_strong_ref, info.has_weak_ref));
        Assert.Equal(Errno.None, Device.Driver.GetNodeDebugInfo(M.Proc, ref info));
        Assert.Equal(default, info);
    }

    [Fact]
    [Trait("Item", "9")]
    public void WithoutAManagerHandleZeroIsDead()
    {
        M.Close();

        C.Main.Write(c => c.Acquire(0).Call(0));

        Assert.Equal("NOOP DEAD_REPLY", C.Main.Read());
        AssertError(C.Main, BinderReturn.BR_DEAD_REPLY, Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "10")]
    public void TheManagerMayNotReferToItself()
    {
        Assert.Equal((Errno.EINVAL, 4), M.Main.TryWrite(c => c.EnterLooper().Acquire(0).EnterLooper()));
        Assert.Equal((Errno.EINVAL, 0), M.Main.TryWrite(c => c.Increfs(0)));
        M.Main.Write(c => c.Release(0));
    }

    [Fact]
    [Trait("Item", "11")]
    public void ASecondOpenOfTheManagersProcessMayAcquireButNotCallIt()
    {
        VirtualProcess second = Device.Open(pid: M.Pid);

        second.Main.Write(c => c.Acquire(0).Call(0));

        Assert.Equal("NOOP FAILED_REPLY", second.Main.Read());
        AssertFailed(second.Main, Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "12")]
    public void TheManagerLearnsHowManyHoldANode()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x5000, 0x6000)));
        Received call = M.Main.Read();
        uint handle = call.Transaction.Object(0).handle;

        binder_node_info_for_ref info = new() { handle = handle };
        Assert.Equal(Errno.EPERM, Device.Driver.GetNodeInfoForRef(C.Proc, ref info));
        Assert.Equal(Errno.None, Device.Driver.GetNodeInfoForRef(M.Proc, ref info));
        Assert.Equal((2u, 0u), (info.strong_count, info.weak_count));
        Assert.Equal(Errno.EINVAL, Device.Driver.GetNodeInfoForRef(M.Proc, ref info));
        info = new() { handle = 99 };
        Assert.Equal(Errno.EINVAL, Device.Driver.GetNodeInfoForRef(M.Proc, ref info));
    }

    [Fact]
    [Trait("Item", "13")]
    public void NodesAreListedInTheOrderOfTheirPtr()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x9000, 1).Binder(0x1000, 1)));

        List<ulong> listed = [];
        binder_node_debug_info info = default;
        for (Device.Driver.GetNodeDebugInfo(S.Proc, ref info); info.ptr != 0; Device.Driver.GetNodeDebugInfo(S.Proc, ref info))
            listed.Add(info.ptr);
        Assert.Equal([0x1000, 0x5000, 0x9000], listed);
    }

    [Fact]
    [Trait("Item", "14")]
    public void ReadingTheExtendedErrorResetsIt()
    {
        VirtualThread thread = C.NewThread();
        Assert.Equal(0u, thread.ExtendedError.id);
        thread.Write(c => c.Call(99));

        AssertFailed(thread, Errno.EINVAL);
        Assert.Equal(new binder_extended_error { command = BinderReturn.BR_OK }, thread.ExtendedError);
    }

    [Fact]
    [Trait("Item", "15")]
    public void FreezingAPidWithoutADeviceIsInvalid()
    {
        binder_frozen_status_info info = new() { pid = 9999 };
        Assert.Equal(Errno.EINVAL, Device.Driver.Freeze(new binder_freeze_info { pid = 9999, enable = 1 }));
        Assert.Equal(Errno.EINVAL, Device.Driver.GetFrozenInfo(ref info));
    }

    [Fact]
    [Trait("Item", "16")]
    public void AnAreaIsMappedOnceInAProcesssLife()
    {
        Assert.Equal(Errno.EBUSY, Device.Driver.Map(S.Proc, S.Area!));
        S.Unmap();
        Assert.Equal(Errno.EBUSY, Device.Driver.Map(S.Proc, S.Area!));
    }

    [Fact]
    [Trait("Item", "19")]
    public void AProcessWithoutAnAreaCanCallButGetsNoReply()
    {
        VirtualProcess mute = Device.Open(areaSize: 0);
        mute.Main.Write(c => c.Call(0));
        M.Main.Read();
        M.Main.Write(c => c.Reply());

        Assert.Equal("NOOP TC", M.Main.Read());
        Assert.Equal("NOOP TC DEAD_REPLY", mute.Main.Read());
        AssertError(mute.Main, BinderReturn.BR_DEAD_REPLY, Errno.ESRCH);
    }

    [Fact]
    [Trait("Item", "20")]
    public void ACallToAProcessThatUnmappedItsAreaIsADeadReply()
    {
        S.Unmap();
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP DEAD_REPLY", C.Main.Read());
    }
}
