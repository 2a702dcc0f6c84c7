using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class NodeTests : DriverTest
{
    private const string Both = "RELEASE(5000,6000) DECREFS(5000,6000)";

    [Fact]
    [Trait("Item", "56")]
    public void TheManagerNeverHearsOfItsOwnNode()
    {
        C.Main.Write(c => c.Increfs(0).Acquire(0).Release(0).Decrefs(0));
        Assert.Equal("EAGAIN", C.Main.Read());
        Assert.Equal("EAGAIN", M.Main.Read());
    }

    [Fact]
    [Trait("Item", "57")]
    public void CommandsOnAnUnknownHandleAreIgnored()
    {
        C.Main.Write(c => c.Increfs(99).Acquire(99).Release(99).Decrefs(99));
        Assert.Equal("EAGAIN", C.Main.Read());
        AssertNoError(C.Main);
    }

    [Fact]
    [Trait("Item", "59")]
    public void AnExportInAOnewayOrAReplyIsReportedAtOnce()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 0x9000)));
        Assert.Equal("NOOP INCREFS(8000,9000) ACQUIRE(8000,9000) TC", S.Main.Read());

        CallAndRead();
        S.Main.Write(c => c.Reply(0, m => m.Binder(0xA000, 0xB000)));
        Assert.Equal("NOOP INCREFS(a000,b000) ACQUIRE(a000,b000) TC", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "60")]
    public void ANodeThatIsKnownToBeUsedIsNotReportedAgain()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x5000, 0x6000)));
        Assert.Equal("NOOP TC", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "61")]
    public void EachNodeOfATransactionIsReportedOnce()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1).Binder(0x9000, 2).Binder(0x8000, 1)));
        Assert.Equal("NOOP INCREFS(8000,1) ACQUIRE(8000,1) INCREFS(9000,2) ACQUIRE(9000,2) TC", S.Main.Read());
        ReceivedTransaction received = M.Main.Read().Transaction;
        Assert.Equal([1u, 2u, 1u], [received.Object(0).handle, received.Object(1).handle, received.Object(2).handle]);
    }

    [Fact]
    [Trait("Item", "62")]
    public void AShortReadBufferTakesOneNodeAtATime()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1).Binder(0x9000, 2)));
        Assert.Equal("NOOP INCREFS(8000,1) ACQUIRE(8000,1)", S.Main.Read(80));
        Assert.Equal("NOOP INCREFS(9000,2) ACQUIRE(9000,2)", S.Main.Read(80));
        Assert.Equal("NOOP TC", S.Main.Read(80));
    }

    [Fact]
    [Trait("Item", "63")]
    public void TheEndOfANodesUseWaitsForTheAcknowledgementOfItsStart()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Read();
        Received received = M.Main.Read();
        M.Main.Write(c => c.FreeBuffer(received));

        Assert.Equal("EAGAIN", S.Main.Read());
        S.Main.Write(c => c.AcquireDone(0x8000, 1));
        Assert.Equal("NOOP RELEASE(8000,1)", S.Main.Read());
        S.Main.Write(c => c.IncrefsDone(0x8000, 1));
        Assert.Equal("NOOP DECREFS(8000,1)", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "64")]
    public void WrongAcknowledgementsAreIgnored()
    {
        S.Main.Write(c => c
            .AcquireDone(0x5000, 0x6000).IncrefsDone(0x5000, 0x6000)
            .AcquireDone(0x5000, 1).IncrefsDone(0x5555, 1));
        Assert.Equal("EAGAIN", S.Main.Read());
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal("NOOP " + Both, S.Main.Read());
    }

    [Fact]
    [Trait("Item", "65")]
    public void TheLastReferenceEndsTheNode()
    {
        int nodes = Device.Counts.Nodes;
        C.Main.Write(c => c.Release(Handle));
        Assert.Equal("NOOP " + Both, S.Main.Read());
        Assert.Equal(nodes - 1, Device.Counts.Nodes);
        Assert.Equal(1u, Device.Share(S, C));
    }

    [Fact]
    [Trait("Item", "66")]
    public void StrongAndWeakUseEndEachOnItsOwn()
    {
        C.Main.Write(c => c.Increfs(Handle).Release(Handle));
        Assert.Equal("NOOP RELEASE(5000,6000)", S.Main.Read());
        C.Main.Write(c => c.Decrefs(Handle));
        Assert.Equal("NOOP DECREFS(5000,6000)", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "67")]
    [Trait("Item", "68")]
    public void AWeakReferenceCannotBeAcquiredCalledOrPassedOnAsAStrongOne()
    {
        C.Main.Write(c => c.Increfs(Handle).Release(Handle));
        S.Main.Settle();

        C.Main.Write(c => c.Acquire(Handle));
        Assert.Equal("EAGAIN", S.Main.Read());
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EINVAL);
        C.Main.Write(c => c.Call(0, 1, m => m.Handle(Handle)));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "69")]
    public void MoreReleasesThanHeldAreIgnored()
    {
        C.Main.Write(c => c.Increfs(Handle).Decrefs(Handle).Decrefs(Handle).Decrefs(Handle));
        Assert.Equal((1L, 0L), (C.Proc.Refs.Find(Handle)!.Strong, C.Proc.Refs.Find(Handle)!.Weak));
        C.Main.Write(c => c.Increfs(Handle).Release(Handle).Release(Handle));
        Assert.Equal((0L, 1L), (C.Proc.Refs.Find(Handle)!.Strong, C.Proc.Refs.Find(Handle)!.Weak));
    }

    [Fact]
    [Trait("Item", "70")]
    public void HandlesAreTheSmallestFreeNumbers()
    {
        Assert.Equal(1u, Handle);
        Assert.Equal(2u, Device.Share(S, C, ptr: 0x8000));
        Assert.Equal(3u, Device.Share(S, C, ptr: 0x9000));
        Assert.Equal(2u, Device.Share(S, C, ptr: 0x8000));
        C.Main.Write(c => c.Release(2).Release(2));
        S.Main.Settle();
        Assert.Equal(2u, Device.Share(S, C, ptr: 0xA000));
    }

    [Fact]
    [Trait("Item", "71")]
    public void TheManagersNodeArrivesAsHandleZero()
    {
        C.Main.Write(c => c.Call(0, 1, m => m.Binder(0x8000, 1)));
        uint client = M.Main.Read().Transaction.Object(0).handle;
        M.Main.Write(c => c.Acquire(client).Reply());
        C.Main.Settle();
        M.Main.Write(c => c.Oneway(client, 1, m => m.Binder(0x77, 0x88)));
        Assert.Equal(0u, C.Main.Read().Transaction.Object(0).handle);
    }

    [Fact]
    [Trait("Item", "72")]
    public void AStaleHandleZeroKeepsItsNumberWhileCallsGoToTheNewManager()
    {
        C.Main.Write(c => c.Acquire(0).RequestDeath(0, 0x33).Release(Handle));
        S.Main.Settle();
        M.Close();
        Assert.Equal("NOOP DEAD_BINDER(33)", C.Main.Read());
        VirtualProcess manager = Device.Manager;

        C.Main.Write(c => c.Acquire(0).Call(0));

        Assert.Same(manager.Proc, C.Proc.Refs.Find(1)!.Node.Process);
        Assert.Null(C.Proc.Refs.Find(0)!.Node.Process);
        Assert.Equal("NOOP TXN", manager.Main.Read());
    }

    [Fact]
    [Trait("Item", "73")]
    public void AHandleComesHomeAsTheObjectItself()
    {
        flat_binder_object received = CallAndRead(m => m.Handle(Handle, flags: 0x42, cookie: 0xBAD)).Transaction.Object(0);
        Assert.Equal(
            (BinderObjectType.BINDER_TYPE_BINDER, 0x42u, 0x5000UL, 0x6000UL),
            (received.type, received.flags, received.binder, received.cookie));
    }

    [Fact]
    [Trait("Item", "74")]
    public void AHandleIsPassedOnWithoutTheOwnerHearing()
    {
        C.Main.Write(c => c.Call(0, 1, m => m.Handle(Handle, flags: 0x42, cookie: 0xBAD)));
        flat_binder_object received = M.Main.Read().Transaction.Object(0);
        Assert.Equal(
            (BinderObjectType.BINDER_TYPE_HANDLE, 0x42u, 1UL, 0UL),
            (received.type, received.flags, received.binder, received.cookie));
        Assert.Equal("EAGAIN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "75")]
    public void ABufferKeepsWhatItCarries()
    {
        C.Main.Write(c => c.Oneway(0, 1, m => m.Handle(Handle)).Release(Handle));
        Received received = M.Main.Read();
        Assert.Equal("EAGAIN", S.Main.Read());
        M.Main.Write(c => c.FreeBuffer(received));
        Assert.Equal("NOOP " + Both, S.Main.Read());
    }

    [Fact]
    [Trait("Item", "75")]
    public void ABufferThatWasGivenItsOwnersObjectKeepsTheNode()
    {
        Received call = CallAndRead(m => m.Handle(Handle));
        C.Close();
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC", S.Main.Read());
        S.Main.Write(c => c.FreeBuffer(call));
        Assert.Equal("NOOP " + Both, S.Main.Read());
    }

    [Fact]
    [Trait("Item", "76")]
    public void AThreadInsideATransactionIsNotToldOfNodes()
    {
        uint other = Device.Share(S, C, ptr: 0x8000);
        Received call = CallAndRead();
        C.NewThread().Write(c => c.Release(other));
        Assert.Equal("EAGAIN", S.Main.Read());
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        Assert.Equal("NOOP TC", S.Main.Read());
        Assert.Equal("NOOP RELEASE(8000,6000) DECREFS(8000,6000)", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "77")]
    public void AWeakExportIsKnownWeaklyOnly()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.WeakBinder(0x8000, 1)));
        Assert.Equal("NOOP INCREFS(8000,1) TC", S.Main.Read());
        S.Main.Write(c => c.IncrefsDone(0x8000, 1));
        Received weak = M.Main.Read();
        Assert.Equal(BinderObjectType.BINDER_TYPE_WEAK_HANDLE, weak.Transaction.Object(0).type);

        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        Assert.Equal("NOOP ACQUIRE(8000,1) TC", S.Main.Read());
        S.Main.Write(c => c.AcquireDone(0x8000, 1));
        M.Main.Write(c => c.FreeBuffer(weak));
        Received strong = M.Main.Read();
        M.Main.Write(c => c.FreeBuffer(strong));
        Assert.Equal("NOOP RELEASE(8000,1) DECREFS(8000,1)", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "78")]
    public void AWeakHandleComesHomeAsAWeakObject()
    {
        flat_binder_object received = CallAndRead(m => m.WeakHandle(Handle)).Transaction.Object(0);
        Assert.Equal((BinderObjectType.BINDER_TYPE_WEAK_BINDER, 0x5000UL, 0x6000UL), (received.type, received.binder, received.cookie));
    }

    [Fact]
    [Trait("Item", "79")]
    public void AKnownPtrWithAnotherCookieIsRefused()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x5000, 0x6001)));
        Assert.Equal("NOOP FAILED_REPLY", S.Main.Read());
        AssertFailed(S.Main, Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "80")]
    public void ARefusedTransactionLeavesNoNode()
    {
        int nodes = Device.Counts.Nodes;
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x8000, 1).WeakBinder(0x9000, 1).Handle(99)));
        Assert.Equal("NOOP FAILED_REPLY", S.Main.Read());
        Assert.Equal(nodes, Device.Counts.Nodes);
        Assert.Equal(0, Device.Counts.Buffers);
    }

    [Fact]
    [Trait("Item", "81")]
    public void ADeadNodeCannotBeCalledButStillBeHeldAndPassedOn()
    {
        S.Close();
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("NOOP DEAD_REPLY", C.Main.Read());
        AssertError(C.Main, BinderReturn.BR_DEAD_REPLY, Errno.EINVAL);
        C.Main.Write(c => c.Oneway(Handle));
        Assert.Equal("NOOP DEAD_REPLY", C.Main.Read());
        C.Main.Write(c => c.Acquire(Handle).Increfs(Handle).Decrefs(Handle).Release(Handle).Oneway(0, 1, m => m.Handle(Handle)));
        Assert.Equal("NOOP TC", C.Main.Read());
        Assert.Equal(1u, M.Main.Read().Transaction.Object(0).handle);
    }

    [Fact]
    [Trait("Item", "82")]
    public void TheDeathOfTheHolderEndsTheUse()
    {
        C.Close();
        Assert.Equal("NOOP " + Both, S.Main.Read());
    }

    [Fact]
    [Trait("Item", "82")]
    public void TheDeathOfAReceiverEndsTheUseByWhatItHadNotRead()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Settle();
        M.Close();
        Assert.Equal("NOOP RELEASE(8000,1) DECREFS(8000,1)", S.Main.Read());
    }

    [Fact]
    public void AThreadThatExitsLeavesTheNewsOfItsExportsToTheProcess()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Exit();
        Assert.Equal("NOOP INCREFS(8000,1) ACQUIRE(8000,1)", S.NewThread().Read());
    }
}
