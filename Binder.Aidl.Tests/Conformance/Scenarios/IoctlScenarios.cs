using System.Diagnostics;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

/// <summary>Section A: ioctls and the receive area.</summary>
internal sealed class IoctlScenarios : Scenario
{
    [Item(1)]
    public void TheVersionIsEight()
    {
        Check.Equal(Errno.None, C.Port.GetVersion(out int version));
        Check.Equal(8, version);
    }

    [Item(2)]
    [With(0xC0046209u, true)]
    [With(0x40046205u, true)]
    [With(0x4018620Du, true)]
    [With(0xC0306201u, false)]
    [With(0xC018620Bu, false)]
    [With(0xC018620Cu, false)]
    [With(0x400C620Eu, false)]
    [With(0xC00C620Fu, false)]
    [With(0x40046210u, false)]
    [With(0xC00C6211u, false)]
    public void ANullArgumentIsAnError(uint request, bool mayBeInvalid)
    {
        Stage.Needs(Capability.SystemCalls);
        Errno error = C.Main.Port.RawIoctl(request, 0);
        Check.True(error == Errno.EFAULT || (mayBeInvalid && error == Errno.EINVAL), $"{request:x}: {error}");
    }

    [Item(3)]
    [With(0x40086203u)]
    [With(0x40046206u)]
    [With(0xC0046277u)]
    [With(0xC0286201u)]
    public void UnknownRequestsAreInvalid(uint request)
    {
        Stage.Needs(Capability.SystemCalls);
        Check.Equal(Errno.EINVAL, C.Main.Port.RawIoctl(request, C.Port.Place(new byte[64])));
    }

    [Item(3)]
    public void TheDeviceIsNotRead()
    {
        Stage.Needs(Capability.SystemCalls);
        Check.Equal(Errno.EINVAL, C.Main.Port.RawRead());
    }

    [Item(4)]
    [With(0u)]
    [With(5u)]
    [With(uint.MaxValue)]
    public void AnyNumberOfThreadsMayBeTheMaximum(uint count) => C.SetMaxThreads(count);

    [Item(5)]
    public void ThereIsOneContextManagerAtATime()
    {
        Check.Equal(Errno.EBUSY, S.Port.SetContextManager(default));
        Check.Equal(Errno.EBUSY, M.Port.SetContextManager(default));
    }

    [Item(6)]
    public void TheNextContextManagerIsOfTheSameUser()
    {
        Stage.Needs(Capability.Credentials);
        Actor stranger = Stage.Open(new OpenOptions(Euid: M.Port.Euid + 1000));
        M.Close();

        Check.Equal(Errno.EPERM, stranger.Port.SetContextManager(default));
        Check.Equal(Errno.None, S.Port.SetContextManager(default));
    }

    [Item(7)]
    public void TheManagersNodeIsWhatItSaid()
    {
        C.Main.Write(c => c.Call(0));
        binder_transaction_data call = M.Main.Expect("NOOP TXN").Transaction.Data;
        Check.Equal((0x77UL, 0x88UL), (call.target, call.cookie));

        Check.Same(
            [new binder_node_debug_info { ptr = 0x77, cookie = 0x88, has_strong_ref = 1, has_weak_ref = 1 }],
            M.Nodes());
    }

    [Item(8)]
    [With(0u, false)]
    [With(FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS, true)]
    public void AManagersNodeMayBeNumberZeroAndTakesFilesIfItSaysSo(uint flags, bool takesFiles)
    {
        M.Close();
        Check.Equal(Errno.None, S.Port.SetContextManager(new flat_binder_object { flags = flags }));
        Check.True(S.Nodes().All(static node => node.ptr != 0), "Node 0 is never listed.");
        int file = C.Port.OpenFile();
        C.Main.Write(c => c.Call(0, 1, m => m.File(file)));
        if (takesFiles)
        {
            Received call = S.Main.Expect("NOOP TXN");
            Check.Equal((0UL, 0UL), (call.Transaction.Data.target, call.Transaction.Data.cookie));
        }
        else
        {
            ExpectRefused(Errno.EPERM);
        }
    }

    [Item(9)]
    public void WithoutAManagerHandleZeroIsDead()
    {
        M.Close();

        C.Main.Write(c => c.Acquire(0).Call(0));

        C.Main.Expect("NOOP DEAD_REPLY");
        C.Main.ExpectError(BinderReturn.BR_DEAD_REPLY, Errno.EINVAL);
    }

    [Item(10)]
    public void TheManagerMayNotReferToItself()
    {
        (WriteReadResult result, _) = M.Main.WriteRead(c => c.EnterLooper().Acquire(0).EnterLooper());
        Check.Equal((Errno.EINVAL, 4, 0), (result.Error, result.WriteConsumed, result.ReadConsumed));
        Check.Equal((Errno.EINVAL, 0), M.Main.TryWrite(c => c.Increfs(0)));
        M.Main.Write(c => c.Release(0));
    }

    [Item(11)]
    public void ASecondOpenOfTheManagersProcessMayAcquireButNotCallIt()
    {
        Actor second = Stage.Open(new OpenOptions(Sibling: M.Port));

        second.Main.Write(c => c.Acquire(0).Call(0));

        second.Main.Expect("NOOP FAILED_REPLY");
        second.Main.ExpectFailure(Errno.EINVAL);
    }

    [Item(12)]
    public void TheManagerLearnsHowManyHoldANode()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x5000, 0x6000)));
        Received call = M.Main.Expect("NOOP TXN");
        uint handle = call.Transaction.Object(0).handle;

        binder_node_info_for_ref info = new() { handle = handle };
        Check.Equal(Errno.EPERM, C.Port.GetNodeInfoForRef(ref info));
        Check.Equal(Errno.None, M.Port.GetNodeInfoForRef(ref info));
        Check.Equal((2u, 0u), (info.strong_count, info.weak_count));
        Check.Equal(Errno.EINVAL, M.Port.GetNodeInfoForRef(ref info), "fields that are not zero");
        Check.Equal(Errno.EINVAL, C.Port.GetNodeInfoForRef(ref info), "fields that are not zero, not the manager");
        info = new() { handle = 99 };
        Check.Equal(Errno.EINVAL, M.Port.GetNodeInfoForRef(ref info), "unknown handle");
        M.Main.Write(c => c.Increfs(handle).FreeBuffer(call));
        info = new() { handle = handle };
        Check.Equal(Errno.EINVAL, M.Port.GetNodeInfoForRef(ref info), "weak handle");
    }

    [Item(13)]
    public void NodesAreListedInTheOrderOfTheirPtr()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x9000, 1).Binder(0x1000, 1)));
        Check.Same([0x1000UL, 0x5000UL, 0x9000UL], S.Nodes().Select(static node => node.ptr));
    }

    [Item(14)]
    public void ReadingTheExtendedErrorResetsIt()
    {
        ActorThread thread = C.NewThread();
        binder_extended_error none = new() { command = BinderReturn.BR_OK };
        Check.Equal(none, thread.ExtendedError);
        thread.Write(c => c.Call(99));

        thread.ExpectFailure(Errno.EINVAL);
        Check.Equal(none, thread.ExtendedError);
    }

    [Item(15)]
    public void FreezingAPidWithoutADeviceIsInvalid()
    {
        const uint Nobody = 0x3FFFFFF0;
        binder_frozen_status_info info = new() { pid = Nobody };
        Check.Equal(Errno.EINVAL, C.Port.Freeze(new binder_freeze_info { pid = Nobody, enable = 1 }));
        Check.Equal(Errno.EINVAL, C.Port.GetFrozenInfo(ref info));
    }

    [Item(16)]
    public void AnAreaIsMappedOnceInAProcesssLife()
    {
        Check.Equal(Errno.EBUSY, S.Port.Map(4096), "a second area");
        Stage.Needs(Capability.Unmap);
        S.Unmap();
        Check.Equal(Errno.EBUSY, S.Port.Map(4096), "after munmap");
    }

    [Item(16)]
    public void AnAreaIsNotWritable()
    {
        Stage.Needs(Capability.SystemCalls);
        Check.Equal(Errno.EPERM, Stage.Open(areaSize: 0).Port.MapWritable());
    }

    [Item(16)]
    public void AChildMapsNothing()
    {
        Stage.Needs(Capability.SystemCalls);
        Stage.Needs(Capability.Child);
        Check.Equal(Errno.EINVAL, Stage.Open(areaSize: 0).Port.RunChild("map"));
    }

    [Item(17)]
    [With("store", 11)]
    [With("load", 7)]
    [With("inherit", 11)]
    public void TheAreaIsReadWhereBuffersWereAndByItsProcess(string access, int signal)
    {
        Stage.Needs(Capability.SystemCalls);
        Stage.Needs(Capability.Child);
        using Process child = World.StartChild(access);
        child.WaitForExit();
        Check.Equal(128 + signal, child.ExitCode);
    }

    [Item(17)]
    public void TheAreaCannotBeMadeWritable()
    {
        Stage.Needs(Capability.SystemCalls);
        Check.Equal(Errno.EACCES, C.Port.Protect());
    }

    [Item(21)]
    public void AChildIsOneMoreThreadOfItsParent()
    {
        Stage.Needs(Capability.Child);
        Check.Equal(Errno.None, C.Port.RunChild("call", Handle));
        binder_transaction_data call = S.Main.Expect("NOOP TXN").Transaction.Data;
        Check.Equal((21u, C.Pid), (call.code, call.sender_pid));
        S.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP TC");
    }

    [Item(18)]
    public void OfAnAreaFourMebibytesAreUsed()
    {
        Actor large = Stage.Open(areaSize: 8 * 1024 * 1024);
        uint handle = Stage.Share(large, C, ptr: 0x8000);
        C.Main.Write(c => c.Oneway(handle, 1, m => m.Filled((2 * 1024 * 1024) + 8)));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure(Errno.ENOSPC);
        C.Main.Write(c => c.Oneway(handle, 1, m => m.Filled(2 * 1024 * 1024)));
        Check.True(C.Main.Read().ToString() is "NOOP TC", "half of 4 MiB is there for oneways");
    }

    [Item(19)]
    public void AProcessWithoutAnAreaCanCallButGetsNoReply()
    {
        Actor mute = Stage.Open(areaSize: 0);
        mute.Main.Write(c => c.Call(0));
        M.Main.Expect("NOOP TXN");
        M.Main.Write(c => c.Reply());

        M.Main.Expect("NOOP TC");
        mute.Main.Expect("NOOP TC DEAD_REPLY");
        mute.Main.ExpectError(BinderReturn.BR_DEAD_REPLY, Errno.ESRCH);
    }

    [Item(20)]
    public void ACallToAProcessThatUnmappedItsAreaIsADeadReply()
    {
        Stage.Needs(Capability.Unmap);
        S.Unmap();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
    }
}
