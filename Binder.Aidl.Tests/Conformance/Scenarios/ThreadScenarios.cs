using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

/// <summary>Section C: threads, loopers, and who gets the work.</summary>
internal sealed class ThreadScenarios : Scenario
{
    [Item(44)]
    public void TheLastLooperIsAskedForAnother()
    {
        S.SetMaxThreads(1);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("SPAWN TXN");
    }

    [Item(44)]
    public void WithoutAMaximumNobodyIsAsked()
    {
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("NOOP TXN");
    }

    [Item(45)]
    public void AThreadThatIsNoLooperGetsWorkAndIsNotAsked()
    {
        S.SetMaxThreads(1);
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("NOOP TXN");
    }

    [Item(46)]
    public void OneRequestAtATimeIsOutstanding()
    {
        S.SetMaxThreads(2);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Oneway(Handle).Oneway(Handle).Call(Handle));
        Received first = S.Main.Expect("SPAWN TXN");
        S.Main.Expect("NOOP TXN");

        S.NewThread().Write(c => c.RegisterLooper());
        S.Main.Write(c => c.FreeBuffer(first).Reply());
        S.Main.Expect("SPAWN TC");
    }

    [Item(47)]
    public void AThreadThatExitsIsNotReplacedByTheDriver()
    {
        S.SetMaxThreads(1);
        S.Main.Write(c => c.EnterLooper());
        S.Main.Write(c => c.Oneway(0));
        S.Main.Expect("SPAWN TC");
        ActorThread spawned = S.NewThread();
        spawned.Write(c => c.RegisterLooper());
        spawned.Exit();

        S.Main.Write(c => c.Oneway(0));
        S.Main.Expect("NOOP TC");
        S.SetMaxThreads(2);
        S.Main.Write(c => c.Oneway(0));
        S.Main.Expect("SPAWN TC");
    }

    [Item(48)]
    public void AReadWithoutAnythingAsksForNothing()
    {
        S.SetMaxThreads(1);
        S.Main.Write(c => c.EnterLooper());
        S.Main.ExpectNothing();
        S.Flush();
        Check.Equal("SPAWN", S.Main.Await().ToString());
    }

    [Item(49)]
    public void TheThreadThatSleptLastIsPickedFirst()
    {
        S.SetMaxThreads(5);
        ActorThread first = S.NewThread();
        ActorThread second = S.NewThread();
        first.Write(c => c.EnterLooper());
        second.Write(c => c.EnterLooper());
        first.Park();
        second.Park();
        ActorThread other = C.NewThread();

        C.Main.Write(c => c.Call(Handle));
        second.ExpectUnparked("NOOP TXN");
        first.ExpectParked();

        other.Write(c => c.Call(Handle));
        first.ExpectUnparked("SPAWN TXN");
    }

    [Item(50)]
    public void AReadBehindSomethingAsksAtTheStartOfTheBuffer()
    {
        S.SetMaxThreads(5);
        S.Main.Write(c => c.EnterLooper());
        C.Main.Write(c => c.Call(Handle));
        Check.Equal(BinderReturn.BR_SPAWN_LOOPER, S.Main.Expect("TXN", consumed: 8).Start);
    }

    [Item(51)]
    public void AThreadWithAWrongCombinationStillWorks()
    {
        ActorThread registered = S.NewThread();
        ActorThread both = S.NewThread();
        ActorThread gone = S.NewThread();
        registered.Write(c => c.RegisterLooper());
        both.Write(c => c.EnterLooper().RegisterLooper());
        gone.Write(c => c.ExitLooper());

        foreach (ActorThread thread in (ActorThread[])[registered, both])
        {
            C.NewThread().Write(c => c.Call(Handle));
            thread.Expect("NOOP TXN");
        }

        gone.ExpectNothing();
    }

    [Item(51)]
    public void AWrongCombinationIsSeenInTheState()
    {
        if (World.IsKernel && !Environment.IsPrivilegedProcess)
            throw new SkipException("the kernel shows its state to root");

        S.NewThread().Write(c => c.RegisterLooper());
        S.NewThread().Write(c => c.EnterLooper().RegisterLooper());
        S.NewThread().Write(c => c.ExitLooper());

        string state = World.ReadView(DriverView.State);
        foreach (string looper in (string[])["09", "0b", "04"])
            Check.True(state.Contains($": l {looper} need_return", StringComparison.Ordinal), $"a looper {looper} in\n{state}");
    }

    [Item(52)]
    public void AThreadThatExitedStartsAnew()
    {
        S.SetMaxThreads(1);
        S.Main.Write(c => c.EnterLooper().Oneway(0));
        S.Main.Exit();
        S.Main.ExpectNothing();

        // No looper any more: it is asked for no thread.
        S.Main.Write(c => c.Oneway(0));
        S.Main.Expect("NOOP TC");
    }

    [Item(53)]
    public void AfterAReplyTheNextCallTakesAnotherRead()
    {
        CallAndRead();
        C.NewThread().Write(c => c.Call(Handle));
        S.Main.Write(c => c.Reply());

        S.Main.Expect("NOOP TC");
        S.Main.Expect("NOOP TXN");
    }

    [Item(54)]
    public void PollFollowsWhatAReadWouldFind()
    {
        Stage.Needs(Capability.Poll);
        ActorThread idle = S.NewThread();
        Check.True(!idle.IsReadable, "nothing to read");
        CallAndRead();
        C.Main.Write(c => c.Oneway(Handle));
        Check.True(idle.IsReadable, "the process has work");
        Check.True(!S.Main.IsReadable, "inside a transaction");
        S.Main.Write(c => c.Oneway(0));
        Check.True(S.Main.IsReadable, "an own completion");
    }

    [Item(55)]
    public void APollThatWaitsEndsWithWork()
    {
        Stage.Needs(Capability.SystemCalls);
        ActorThread poller = S.NewThread();
        poller.Port.ParkPoll();
        C.Main.Write(c => c.Call(Handle));
        Check.True(poller.Port.UnparkPoll(), "readable");
        poller.Expect("NOOP TXN");
    }
}
