using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class NodeScenarios : Scenario
{
    [Item(56)]
    public void TheManagerNeverHearsOfItsOwnNode()
    {
        C.Main.Write(c => c.Increfs(0).Acquire(0).Release(0).Decrefs(0));
        C.Main.ExpectNothing();
        M.Main.ExpectNothing();
    }

    [Item(57)]
    public void CommandsOnAnUnknownHandleAreIgnored()
    {
        C.Main.Write(c => c.Increfs(99).Acquire(99).Release(99).Decrefs(99));
        C.Main.ExpectNothing();
        C.Main.ExpectNoError();
    }

    [Item(59)]
    public void AnExportInAOnewayOrAReplyIsReportedAtOnce()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 0x9000)));
        S.Main.Expect("NOOP INCREFS(8000,9000) ACQUIRE(8000,9000) TC");

        CallAndRead();
        S.Main.Write(c => c.Reply(0, m => m.Binder(0xA000, 0xB000)));
        S.Main.Expect("NOOP INCREFS(a000,b000) ACQUIRE(a000,b000) TC");
    }

    [Item(60)]
    public void ANodeThatIsKnownToBeUsedIsNotReportedAgain()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x5000, 0x6000)));
        S.Main.Expect("NOOP TC");
    }

    [Item(61)]
    public void EachNodeOfATransactionIsReportedOnce()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1).Binder(0x9000, 2).Binder(0x8000, 1)));
        S.Main.Expect("NOOP INCREFS(8000,1) ACQUIRE(8000,1) INCREFS(9000,2) ACQUIRE(9000,2) TC");
        ReceivedTransaction received = M.Main.Read().Transaction;
        Check.Same([1u, 2u, 1u], (uint[])[received.Object(0).handle, received.Object(1).handle, received.Object(2).handle]);
    }

    [Item(62)]
    public void AShortReadBufferTakesOneNodeAtATime()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1).Binder(0x9000, 2)));
        S.Main.Expect("NOOP INCREFS(8000,1) ACQUIRE(8000,1)", 80);
        S.Main.Expect("NOOP INCREFS(9000,2) ACQUIRE(9000,2)", 80);
        S.Main.Expect("NOOP TC", 80);
    }

    [Item(63)]
    public void TheEndOfANodesUseWaitsForTheAcknowledgementOfItsStart()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Read();
        Received received = M.Main.Read();
        M.Main.Write(c => c.FreeBuffer(received));

        S.Main.ExpectNothing();
        S.Main.Write(c => c.AcquireDone(0x8000, 1));
        S.Main.Expect("NOOP RELEASE(8000,1)");
        S.Main.Write(c => c.IncrefsDone(0x8000, 1));
        S.Main.Expect("NOOP DECREFS(8000,1)");
    }

    [Item(64)]
    public void WrongAcknowledgementsAreIgnored()
    {
        S.Main.Write(c => c
            .AcquireDone(0x5000, 0x6000).IncrefsDone(0x5000, 0x6000)
            .AcquireDone(0x5000, 1).IncrefsDone(0x5555, 1));
        S.Main.ExpectNothing();
        C.Main.Write(c => c.Release(Handle));
        S.Main.Expect("NOOP " + Both);
    }

    [Item(65)]
    public void TheLastReferenceEndsTheNode()
    {
        C.Main.Write(c => c.Release(Handle));
        S.Main.Expect("NOOP " + Both);
        Check.Equal(0, S.Nodes().Count, "S's nodes");
        Check.Equal(1u, Stage.Share(S, C));
    }

    [Item(66)]
    public void StrongAndWeakUseEndEachOnItsOwn()
    {
        C.Main.Write(c => c.Increfs(Handle).Release(Handle));
        S.Main.Expect("NOOP RELEASE(5000,6000)");
        C.Main.Write(c => c.Decrefs(Handle));
        S.Main.Expect("NOOP DECREFS(5000,6000)");
    }

    [Item(67)]
    [Item(68)]
    public void AWeakReferenceCannotBeAcquiredCalledOrPassedOnAsAStrongOne()
    {
        C.Main.Write(c => c.Increfs(Handle).Release(Handle));
        S.Main.Settle();

        C.Main.Write(c => c.Acquire(Handle));
        S.Main.ExpectNothing();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EINVAL);
        C.Main.Write(c => c.Call(0, 1, m => m.Handle(Handle)));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EINVAL);
    }

    [Item(69)]
    public void MoreReleasesThanHeldAreIgnored()
    {
        C.Main.Write(c => c.Increfs(Handle).Decrefs(Handle).Decrefs(Handle).Decrefs(Handle));
        S.Main.ExpectNothing();
        C.Main.Write(c => c.Increfs(Handle).Release(Handle).Release(Handle));
        S.Main.Expect("NOOP RELEASE(5000,6000)");
        C.Main.Write(c => c.Decrefs(Handle));
        S.Main.Expect("NOOP DECREFS(5000,6000)");
    }

    [Item(70)]
    public void HandlesAreTheSmallestFreeNumbers()
    {
        Check.Equal(1u, Handle);
        Check.Equal(2u, Stage.Share(S, C, ptr: 0x8000));
        Check.Equal(3u, Stage.Share(S, C, ptr: 0x9000));
        Check.Equal(2u, Stage.Share(S, C, ptr: 0x8000));
        C.Main.Write(c => c.Release(2).Release(2));
        S.Main.Settle();
        Check.Equal(2u, Stage.Share(S, C, ptr: 0xA000));
    }

    [Item(71)]
    public void TheManagersNodeArrivesAsHandleZero()
    {
        C.Main.Write(c => c.Call(0, 1, m => m.Binder(0x8000, 1)));
        uint client = M.Main.Read().Transaction.Object(0).handle;
        M.Main.Write(c => c.Acquire(client).Reply());
        C.Main.Settle();
        M.Main.Write(c => c.Oneway(client, 1, m => m.Binder(0x77, 0x88)));
        Check.Equal(0u, C.Main.Read().Transaction.Object(0).handle);
    }

    [Item(72)]
    public void AStaleHandleZeroKeepsItsNumberWhileCallsGoToTheNewManager()
    {
        C.Main.Write(c => c.Acquire(0).RequestDeath(0, 0x33).Release(Handle));
        S.Main.Settle();
        M.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
        Actor manager = Stage.Manager;

        C.Main.Write(c => c.Acquire(0).Call(0));

        Received call = manager.Main.Expect("NOOP TXN");
        manager.Main.Write(c => c.FreeBuffer(call).Reply());
        C.Main.Settle();
        manager.Main.Settle();

        // The new manager is handle 1, and 0 as an object is still the dead one.
        C.Main.Write(c => c.Call(1));
        call = manager.Main.Expect("NOOP TXN");
        manager.Main.Write(c => c.FreeBuffer(call).Reply());
        C.Main.Settle();
        C.Main.Write(c => c.DeadBinderDone(0x33).ClearDeath(0, 0x33));
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
        C.Main.Write(c => c.RequestDeath(0, 0x34));
        C.Main.Expect("NOOP DEAD_BINDER(34)");
    }

    [Item(73)]
    public void AHandleComesHomeAsTheObjectItself()
    {
        flat_binder_object received = CallAndRead(m => m.Handle(Handle, flags: 0x42, cookie: 0xBAD)).Transaction.Object(0);
        Check.Equal(
            (BinderObjectType.BINDER_TYPE_BINDER, 0x42u, 0x5000UL, 0x6000UL),
            (received.type, received.flags, received.binder, received.cookie));
    }

    [Item(74)]
    public void AHandleIsPassedOnWithoutTheOwnerHearing()
    {
        C.Main.Write(c => c.Call(0, 1, m => m.Handle(Handle, flags: 0x42, cookie: 0xBAD)));
        flat_binder_object received = M.Main.Read().Transaction.Object(0);
        Check.Equal(
            (BinderObjectType.BINDER_TYPE_HANDLE, 0x42u, 1UL, 0UL),
            (received.type, received.flags, received.binder, received.cookie));
        S.Main.ExpectNothing();
    }

    [Item(75)]
    public void ABufferKeepsWhatItCarries()
    {
        C.Main.Write(c => c.Oneway(0, 1, m => m.Handle(Handle)).Release(Handle));
        Received received = M.Main.Read();
        S.Main.ExpectNothing();
        M.Main.Write(c => c.FreeBuffer(received));
        S.Main.Expect("NOOP " + Both);
    }

    [Item(75)]
    public void ABufferThatWasGivenItsOwnersObjectKeepsTheNode()
    {
        Received call = CallAndRead(m => m.Handle(Handle));
        C.Close();
        S.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP TC");
        S.Main.Write(c => c.FreeBuffer(call));
        S.Main.Expect("NOOP " + Both);
    }

    [Item(76)]
    public void AThreadInsideATransactionIsNotToldOfNodes()
    {
        uint other = Stage.Share(S, C, ptr: 0x8000);
        Received call = CallAndRead();
        C.NewThread().Write(c => c.Release(other));
        S.Main.ExpectNothing();
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        S.Main.Expect("NOOP TC");
        S.Main.Expect("NOOP RELEASE(8000,6000) DECREFS(8000,6000)");
    }

    [Item(77)]
    public void AWeakExportIsKnownWeaklyOnly()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.WeakBinder(0x8000, 1)));
        S.Main.Expect("NOOP INCREFS(8000,1) TC");
        S.Main.Write(c => c.IncrefsDone(0x8000, 1));
        Received weak = M.Main.Read();
        Check.Equal(BinderObjectType.BINDER_TYPE_WEAK_HANDLE, weak.Transaction.Object(0).type);

        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Expect("NOOP ACQUIRE(8000,1) TC");
        S.Main.Write(c => c.AcquireDone(0x8000, 1));
        M.Main.Write(c => c.FreeBuffer(weak));
        Received strong = M.Main.Read();
        M.Main.Write(c => c.FreeBuffer(strong));
        S.Main.Expect("NOOP RELEASE(8000,1) DECREFS(8000,1)");
    }

    [Item(78)]
    public void AWeakHandleComesHomeAsAWeakObject()
    {
        flat_binder_object received = CallAndRead(m => m.WeakHandle(Handle)).Transaction.Object(0);
        Check.Equal((BinderObjectType.BINDER_TYPE_WEAK_BINDER, 0x5000UL, 0x6000UL), (received.type, received.binder, received.cookie));
    }

    [Item(79)]
    public void AKnownPtrWithAnotherCookieIsRefused()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x5000, 0x6001)));
        S.Main.Expect("NOOP FAILED_REPLY");
        S.Main.ExpectFailure(Errno.EINVAL);
    }

    [Item(80)]
    public void ARefusedTransactionLeavesNoNode()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x8000, 1).WeakBinder(0x9000, 1).Handle(99)));
        S.Main.Expect("NOOP FAILED_REPLY");
        Check.Same([0x5000UL], S.Nodes().Select(static node => node.ptr));
        ExpectNoBuffers();
    }

    [Item(81)]
    public void ADeadNodeCannotBeCalledButStillBeHeldAndPassedOn()
    {
        S.Close();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
        C.Main.ExpectError(BinderReturn.BR_DEAD_REPLY, Errno.EINVAL);
        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
        C.Main.Write(c => c.Acquire(Handle).Increfs(Handle).Decrefs(Handle).Release(Handle).Oneway(0, 1, m => m.Handle(Handle)));
        C.Main.Expect("NOOP TC");
        Check.Equal(1u, M.Main.Read().Transaction.Object(0).handle);
    }

    [Item(82)]
    public void TheDeathOfTheHolderEndsTheUse()
    {
        C.Close();
        S.Main.Expect("NOOP " + Both);
    }

    [Item(82)]
    public void TheDeathOfAReceiverEndsTheUseByWhatItHadNotRead()
    {
        S.Main.Write(c => c.Oneway(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.Settle();
        M.Close();
        S.Main.Expect("NOOP RELEASE(8000,1) DECREFS(8000,1)");
    }

    private const string Both = "RELEASE(5000,6000) DECREFS(5000,6000)";
}
