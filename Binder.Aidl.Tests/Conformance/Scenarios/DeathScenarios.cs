using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class DeathScenarios : Scenario
{
    [Item(146)]
    public void ADeathIsToldOnce()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
        C.Main.ExpectNothing();
    }

    [Item(147)]
    public void AnAcknowledgedDeathIsClearedAtOnce()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Read();
        C.Main.Write(c => c.DeadBinderDone(Cookie).DeadBinderDone(Cookie));
        C.Main.ExpectNothing();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie).ClearDeath(Handle, Cookie));
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
    }

    [Item(148)]
    public void TheDeathOfADeadNodeIsToldAtOnce()
    {
        S.Close();
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(149)]
    [With(true)]
    [With(false)]
    public void ALooperIsToldItselfThatItsRequestIsCleared(bool isLooper)
    {
        ActorThread other = C.NewThread();
        if (isLooper)
            C.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).ClearDeath(Handle, Cookie));
        other.Expect(isLooper ? "EAGAIN" : "NOOP CLEAR_DEATH_DONE(33)");
        C.Main.Expect(isLooper ? "NOOP CLEAR_DEATH_DONE(33)" : "EAGAIN");
        S.Close();
        C.Main.ExpectNothing();
    }

    [Item(150)]
    public void ADeathThatIsQueuedIsToldAlthoughCleared()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie));
        C.Main.Expect("NOOP DEAD_BINDER(33)");
        C.Main.ExpectNothing();
        C.Main.Write(c => c.DeadBinderDone(Cookie));
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
    }

    [Item(151)]
    public void AClearAfterDeliveryWaitsForTheAcknowledgement()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Read();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie));
        C.Main.ExpectNothing();
        C.Main.Write(c => c.RequestDeath(Handle, 0x34));
        C.Main.Expect("NOOP DEAD_BINDER(34)");
        C.Main.Write(c => c.DeadBinderDone(Cookie));
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
    }

    [Item(152)]
    public void WrongCommandsAreIgnored()
    {
        C.Main.Write(c => c
            .RequestDeath(99, Cookie).ClearDeath(Handle, Cookie).DeadBinderDone(Cookie)
            .RequestDeath(Handle, Cookie).RequestDeath(Handle, 0x34).ClearDeath(Handle, 0x35));
        C.Main.ExpectNothing();
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(153)]
    public void ARequestMayFollowAClearAtOnce()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).ClearDeath(Handle, Cookie).RequestDeath(Handle, 0x34));
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(34)");
    }

    [Item(154)]
    public void AWeakReferenceSuffices()
    {
        C.Main.Write(c => c.Increfs(Handle).Release(Handle).RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(155)]
    public void WithTheReferenceGoesTheNotificationWhetherArmedQueuedOrDelivered()
    {
        uint queued = Stage.Share(S, C, ptr: 0x8000);
        uint delivered = Stage.Share(S, C, ptr: 0x4000);
        C.Main.Write(c => c.RequestDeath(Handle, 1).RequestDeath(queued, 2).RequestDeath(delivered, 3).Release(Handle));
        ExpectHeld(static counts => counts.DeathLinks == 2, "two notifications");
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(3)");
        C.Main.Write(c => c.Release(queued).Release(delivered).DeadBinderDone(3));
        C.Main.ExpectNothing();
        ExpectHeld(static counts => counts.DeathLinks == 0, "no notification");
    }

    [Item(156)]
    public void AClearAfterDeliveryOutlivesTheReference()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Close();
        C.Main.Read();
        C.Main.Write(c => c.ClearDeath(Handle, Cookie).Release(Handle).DeadBinderDone(Cookie));
        C.Main.Expect("NOOP CLEAR_DEATH_DONE(33)");
    }

    [Item(157)]
    public void NodesDieInTheOrderOfTheirPtr()
    {
        uint nine = Stage.Share(S, C, ptr: 0x9000);
        uint seven = Stage.Share(S, C, ptr: 0x7000);
        C.Main.Write(c => c.RequestDeath(nine, 9).RequestDeath(seven, 7).RequestDeath(Handle, 5));
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(5)");
        C.Main.Expect("NOOP DEAD_BINDER(7)");
        C.Main.Expect("NOOP DEAD_BINDER(9)");
    }

    [Item(158)]
    public void AThreadThatWaitsForAReplyIsToldOfDeathsAfterIt()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).Call(Handle));
        S.Close();
        C.Main.Expect("NOOP TC DEAD_REPLY");
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(158)]
    public void AThreadThatWaitsForAnotherProcessIsNotDisturbed()
    {
        C.Main.Write(c => c.RequestDeath(Handle, Cookie).Call(0));
        S.Close();
        C.Main.ExpectNothing();
        M.Main.Read();
        M.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC REPLY");
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(159)]
    public void TheManagersDeathIsTold()
    {
        C.Main.Write(c => c.Acquire(0).RequestDeath(0, Cookie));
        M.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(160)]
    public void AnAreaKeepsAProcessAlive()
    {
        Stage.Needs(Capability.SystemCalls);
        C.Main.Write(c => c.RequestDeath(Handle, Cookie));
        S.Port.CloseDescriptor();
        C.Main.ExpectNothing();
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
    }

    [Item(161)]
    public void AnArmedRequestSurvivesItsThreadAndAnUnreadAnswerDoesNot()
    {
        ActorThread looper = C.NewThread();
        looper.Write(c => c.EnterLooper().RequestDeath(Handle, Cookie).ClearDeath(Handle, Cookie).RequestDeath(Handle, 0x34));
        looper.Exit();
        C.Main.ExpectNothing();
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(34)");
    }

    private const ulong Cookie = 0x33;
}
