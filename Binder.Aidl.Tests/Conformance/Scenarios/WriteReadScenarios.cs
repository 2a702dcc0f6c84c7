using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

/// <summary>Section B: what BINDER_WRITE_READ does with its buffers.</summary>
internal sealed class WriteReadScenarios : Scenario
{
    [Item(22)]
    public void ANewThreadsFirstReadReturnsAtOnce()
    {
        ActorThread thread = C.NewThread(warm: false);
        thread.Expect("NOOP");
        thread.ExpectNothing();
        thread.Exit(warm: false);
        thread.Expect("NOOP");
    }

    [Item(23)]
    public void WithNothingToReadTheCountStaysAsItWas()
    {
        Check.Equal(12, C.Main.Expect("EAGAIN", consumed: 12).Consumed);
        Check.Equal(0, C.Main.Expect("EAGAIN").Consumed);
    }

    [Item(24)]
    public void ANewThreadIsReadableUntilItHasDoneSomething()
    {
        Check.True(C.NewThread(warm: false).IsReadable, "a new thread");
        Check.True(!C.NewThread().IsReadable, "a warm thread");
    }

    [Item(25)]
    public void AFlushLetsEveryThreadReturnOnce()
    {
        ActorThread waiting = C.NewThread();
        waiting.Park();

        C.Flush();

        waiting.ExpectUnparked("NOOP");
        Check.Equal("NOOP", C.Main.Await().ToString());
        C.Main.ExpectNothing();
        waiting.ExpectNothing();
    }

    [Item(25)]
    public void TheEndOfAChildLetsEveryThreadReturnOnce()
    {
        Stage.Needs(Capability.Child);
        ActorThread waiting = C.NewThread();
        waiting.Park();
        Check.Equal(Errno.None, C.Port.RunChild("exit"));
        waiting.ExpectUnparked("NOOP");
        Check.Equal("NOOP", C.Main.Await().ToString());
    }

    [Item(26)]
    public void AStoppedProcessIsInterrupted()
    {
        Stage.Needs(Capability.Signals);
        Stage.Needs(Capability.SystemCalls);
        S.Main.Park();
        S.Port.StopAndContinue();
        Check.Equal(0, S.Main.ExpectUnparked("EINTR").Consumed);
    }

    [Item(26)]
    public void ASignalInterruptsAReadThatWaits()
    {
        Stage.Needs(Capability.Signals);
        S.Main.Park();
        S.Main.Port.Interrupt();
        Check.Equal(0, S.Main.ExpectUnparked("EINTR").Consumed);
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("NOOP TXN");
    }

    [Item(27)]
    public void WithoutBuffersThereIsNothingToDo() =>
        Check.Equal((Errno.None, 0), C.Main.TryWrite([]));

    [Item(28)]
    public void AnUnknownCommandStopsTheStreamBeforeIt()
    {
        C.Main.Write(c => c.Oneway(Handle));
        (WriteReadResult result, _) = C.Main.WriteRead(c => c.Acquire(Handle).Raw(0x12345678).Release(Handle).Release(Handle), consumed: 0);
        Check.Equal((Errno.EINVAL, 8, 0), (result.Error, result.WriteConsumed, result.ReadConsumed), "errno, written, read");

        // The oneway's completion was not read, and the handle has its two counts: one more than at the start.
        C.Main.Expect("NOOP TC");
        S.Main.Write(c => c.FreeBuffer(S.Main.Expect("NOOP TXN")));
        C.Main.Write(c => c.Release(Handle));
        S.Main.ExpectNothing();
        C.Main.Write(c => c.Release(Handle));
        S.Main.Expect("NOOP RELEASE(5000,6000) DECREFS(5000,6000)");
    }

    [Item(29)]
    [With(BinderCommand.BC_ACQUIRE_RESULT)]
    [With(BinderCommand.BC_ATTEMPT_ACQUIRE)]
    public void CommandsThatWereNeverBuiltAreRefused(uint command) =>
        Check.Equal((Errno.EINVAL, 0), C.Main.TryWrite(c => c.Raw(command).Append(0UL)));

    [Item(30)]
    public void WritingStartsWhereItIsTold()
    {
        Check.Equal((Errno.None, 8), C.Main.TryWrite(c => c.Raw(0xBAD).EnterLooper(), consumed: 4));
        Check.Equal((Errno.None, 12), C.Main.TryWrite(c => c.Raw(0xBAD), consumed: 12));
    }

    [Item(31)]
    public void ACommandMayRunPastTheEnd()
    {
        byte[] stream = Commands.Build(C.Port, c => c.Release(Handle));
        binder_write_read io = new() { write_size = 4, write_buffer = C.Port.Place(stream) };
        Check.Equal(Errno.None, C.Main.Port.RawWriteRead(ref io));
        Check.Equal(8UL, io.write_consumed);
        S.Main.Expect("NOOP RELEASE(5000,6000) DECREFS(5000,6000)");
    }

    [Item(32)]
    public void AWrongWritePointerIsAFault()
    {
        Stage.Needs(Capability.SystemCalls);
        binder_write_read io = new() { write_size = 8, write_buffer = 8 };
        Check.Equal((Errno.EFAULT, 0UL), (C.Main.Port.RawWriteRead(ref io), io.write_consumed));
    }

    [Item(33)]
    [With(4)]
    [With(79)]
    public void WithoutRoomForAnItemItStays(int size)
    {
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("NOOP", size);
        S.Main.Expect("NOOP TXN", 80);
    }

    [Item(34)]
    public void ReadingBehindSomethingWritesNoNoop()
    {
        C.Main.Write(c => c.Call(Handle));
        S.Main.Expect("", 83, consumed: 8);
        Check.Equal(76, S.Main.Expect("TXN", 84, consumed: 8).Consumed);
    }

    [Item(35)]
    public void ATinyReadBufferIsOverrun()
    {
        C.Main.Write(c => c.Call(Handle));
        binder_write_read io = new() { read_size = 3, read_buffer = S.Port.Place(new byte[256]) };
        Check.Equal((Errno.None, 72UL), (S.Main.Port.RawWriteRead(ref io), io.read_consumed));
    }

    [Item(36)]
    public void AWrongReadPointerLosesNothing()
    {
        Stage.Needs(Capability.SystemCalls);
        C.Main.Write(c => c.Call(Handle));
        binder_write_read io = new() { read_size = 256, read_buffer = 8 };
        Check.Equal((Errno.EFAULT, 0UL), (S.Main.Port.RawWriteRead(ref io), io.read_consumed));
        S.Main.Expect("NOOP TXN");
    }

    [Item(37)]
    public void ACallThatCannotBeCopiedOutFails()
    {
        Stage.Needs(Capability.SystemCalls);
        C.Main.Write(c => c.Call(Handle));

        // With something in the buffer already there is no NOOP to stumble over: the code of the transaction is the first thing written.
        binder_write_read io = new() { read_size = 256, read_consumed = 8, read_buffer = 8 };
        Check.Equal((Errno.EFAULT, 8UL), (S.Main.Port.RawWriteRead(ref io), io.read_consumed));
        C.Main.Expect("NOOP TC FAILED_REPLY");
        S.Main.ExpectNothing();
    }

    [Item(38)]
    public void AfterARefusedTransactionTheStreamWaitsForTheErrorToBeRead()
    {
        byte[] stream = Commands.Build(C.Port, c => c.Call(99).EnterLooper());

        Check.Equal((Errno.None, 68), C.Main.TryWrite(stream));
        Check.Equal((Errno.None, 68), C.Main.TryWrite(stream, 68));
        if (World.Lacks(Capability.Poll) is null)
            Check.True(C.Main.IsReadable, "the error can be read");
        C.Main.Expect("NOOP FAILED_REPLY");
        Check.Equal((Errno.None, 72), C.Main.TryWrite(stream, 68));
    }

    [Item(39)]
    public void OwnWorkComesBeforeTheProcesssWork()
    {
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Write(c => c.Oneway(0));

        S.Main.Expect("NOOP TC");
        S.Main.Expect("NOOP TXN");
    }

    [Item(40)]
    public void ATransactionEndsARead()
    {
        uint second = Stage.Share(S, C, ptr: 0x8000);
        C.Main.Write(c => c.Release(second).Oneway(Handle).Call(Handle));

        S.Main.Expect("NOOP RELEASE(8000,6000) DECREFS(8000,6000) TXN");
        S.Main.Expect("NOOP TXN");
    }

    [Item(41)]
    public void ATransactionWithoutRoomStaysForTheNextRead()
    {
        uint second = Stage.Share(S, C, ptr: 0x8000);
        C.Main.Write(c => c.Release(second).Call(Handle));

        S.Main.Expect("NOOP RELEASE(8000,6000) DECREFS(8000,6000)", 4 + 40 + 75);
        S.Main.Expect("NOOP TXN");
    }

    [Item(42)]
    public void TheEndOfAClearedNotificationEndsNoRead()
    {
        uint other = Stage.Share(C, S);
        S.Main.Write(c => c.RequestDeath(other, 0x33));
        S.Main.Write(c => c.ClearDeath(other, 0x33));
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Expect("NOOP CLEAR_DEATH_DONE(33) TXN");
    }

    [Item(42)]
    public void AnObituaryEndsARead()
    {
        Actor other = Stage.Open();
        uint handle = Stage.Share(other, S);
        S.Main.Write(c => c.RequestDeath(handle, 0x33));
        other.Close();
        C.Main.Write(c => c.Call(Handle));

        S.Main.Expect("NOOP DEAD_BINDER(33)");
        S.Main.Expect("NOOP TXN");
    }

    [Item(43)]
    public void ACompletionOfAOnewayMakesTheWholeOwnQueueReadable()
    {
        C.Main.Write(c => c.Oneway(Handle).Oneway(Handle).Call(Handle));
        C.Main.Expect("NOOP TC TC TC");
    }
}
