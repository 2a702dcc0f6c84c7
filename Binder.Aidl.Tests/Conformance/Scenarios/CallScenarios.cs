using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class CallScenarios : Scenario
{
    [Item(58)]
    public void AnExportInACallIsReportedTogetherWithTheReply()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x8000, 1)));
        S.Main.ExpectNothing();
        flat_binder_object received = M.Main.Read().Transaction.Object(0);
        Check.Equal((BinderObjectType.BINDER_TYPE_HANDLE, 1UL, 0UL), (received.type, received.binder, received.cookie));
        M.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP INCREFS(8000,1) ACQUIRE(8000,1) TC REPLY");
    }

    [Item(83)]
    public void TheReceiverSeesTheCallAsSent()
    {
        C.Main.Write(c => c.Call(Handle, 7, m => m.Bytes(1, 2, 3, 4, 5), 0x10));
        ReceivedTransaction call = S.Main.Read().Transaction;
        Check.Equal(
            new binder_transaction_data
            {
                target = 0x5000,
                cookie = 0x6000,
                code = 7,
                flags = 0x10,
                sender_pid = C.Pid,
                sender_euid = C.Port.Euid,
                data_size = 5,
                buffer = S.Port.AreaAddress,
                offsets = S.Port.AreaAddress + 8,
            },
            call.Data);
        Check.Same(new byte[] { 1, 2, 3, 4, 5 }, call.Bytes);
    }

    [Item(84)]
    public void TheCallerSeesTheReplyAsSent()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply(9, null, 8, handle: 99));
        binder_transaction_data reply = C.Main.Read().Transaction.Data;
        Check.Equal((0UL, 0UL, 9u, 8u, 0), (reply.target, reply.cookie, reply.code, reply.flags, reply.sender_pid));
    }

    [Item(85)]
    public void TheCompletionOfACallComesWithItsReply()
    {
        C.Main.Write(c => c.Call(Handle));
        C.Main.ExpectNothing();
        if (World.Lacks(Capability.Poll) is null)
            Check.True(!C.Main.IsReadable, "the call is not answered");
        S.Main.Read();
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC REPLY");
    }

    [Item(85)]
    public void ACallWithAReadInTheSameStepIsWrittenAlthoughNothingIsRead()
    {
        (WriteReadResult result, _) = C.Main.WriteRead(c => c.Call(Handle));
        Check.Equal((Errno.EAGAIN, 68, 0), (result.Error, result.WriteConsumed, result.ReadConsumed));
    }

    [Item(86)]
    public void TheFirstCallOfAThreadIsCompleteAtOnce()
    {
        ActorThread thread = C.NewThread(warm: false);
        (_, Received read) = thread.WriteRead(c => c.Call(Handle));
        Check.Equal("NOOP TC", read.ToString());
        S.Main.Expect("NOOP TXN");
        S.Main.Write(c => c.Reply());
        thread.Expect("NOOP REPLY");
    }

    [Item(87)]
    public void TheSendersUserIsTheOneOfItsProcessAtThatMoment()
    {
        Stage.Needs(Capability.SystemCalls);
        Stage.Needs(Capability.Credentials);
        C.Port.ChangeEuid(C.Port.Euid + 1234);
        Check.Equal(C.Port.Euid + 1234, CallAndRead().Transaction.Data.sender_euid);
    }

    [Item(88)]
    public void ProcessIdsAreThoseOfTheReceiversNamespace()
    {
        Stage.Needs(Capability.PidNamespace);
        Actor nested = Stage.Open(new OpenOptions(PidNamespace: 1));
        Actor neighbour = Stage.Open(new OpenOptions(PidNamespace: 1));
        Actor stranger = Stage.Open(new OpenOptions(PidNamespace: 2));

        Check.Equal(nested.Pid, SenderOfCall(nested, S), "a sender in a namespace of its own");
        Check.Equal(0, SenderOfCall(C, nested), "a receiver in a namespace of its own");
        Check.Equal(neighbour.Port.InnerPid, SenderOfCall(neighbour, nested), "both in one namespace");
        Check.Equal(0, SenderOfCall(stranger, nested), "in two namespaces side by side");
    }

    [Item(89)]
    public void UnknownFlagsPassThrough() =>
        Check.Equal(0xFFFF_FF9Eu, CallAndRead(null, 0xFFFF_FF9E).Transaction.Data.flags);

    [Item(90)]
    public void AnUnknownHandleIsAFailedReply()
    {
        C.Main.Write(c => c.Oneway(99));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EINVAL);
    }

    [Item(91)]
    public void OnlyTheThreadThatServesACallMayReply()
    {
        S.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP FAILED_REPLY");
        S.Main.ExpectFailure(Errno.EPROTO);

        CallAndRead();
        ActorThread other = S.NewThread();
        other.Write(c => c.Reply());
        other.Expect("NOOP FAILED_REPLY");
        C.Main.TryWrite(c => c.Reply());
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EPROTO);
    }

    [Item(92)]
    public void AThreadThatWaitsForAReplyMayOnlySendOneways()
    {
        C.Main.Write(c => c.Call(Handle).Call(0));
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EPROTO);
        C.Main.Write(c => c.Oneway(0));
        C.Main.Expect("NOOP TC");
        S.Main.Read();
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP REPLY");
    }

    [Item(93)]
    public void ACallBackGoesToTheThreadThatWaits()
    {
        uint back = Stage.Share(C, S);
        ActorThread idle = C.NewThread();
        idle.Park();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Park();
        S.Main.Read();
        S.Main.Write(c => c.Call(back));

        C.Main.ExpectUnparked("NOOP TC TXN");
        idle.ExpectParked();
        C.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC");
        S.Main.Expect("NOOP TC REPLY");
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP REPLY");
    }

    [Item(94)]
    public void AOnewayIsNeverNested()
    {
        uint back = Stage.Share(C, S);
        ActorThread idle = C.NewThread();
        idle.Park();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Park();
        S.Main.Read();
        S.Main.Write(c => c.Oneway(back));

        idle.ExpectUnparked("NOOP TXN");
        C.Main.ExpectParked();
    }

    [Item(95)]
    public void ACallAroundACircleComesBackToItsFirstThread()
    {
        Actor d = Stage.Open();
        uint toD = Stage.Share(d, S);
        uint toC = Stage.Share(C, d);
        CallAndRead();
        S.Main.Write(c => c.Call(toD));
        d.Main.Read();
        d.Main.Write(c => c.Call(toC));
        C.Main.Expect("NOOP TC TXN");
        C.Main.Write(c => c.Call(Handle, 42));
        Received nested = S.Main.Expect("NOOP TC TXN");
        Check.Equal(42u, nested.Transaction.Data.code);

        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC REPLY");
        C.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC");
        d.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP TC REPLY");
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP REPLY");
    }

    [Item(96)]
    public void AReplyWhileTheOwnCallIsOpenIsRefused()
    {
        Actor d = Stage.Open();
        uint toD = Stage.Share(d, S);
        CallAndRead();
        S.Main.Write(c => c.Call(toD).Reply());
        S.Main.Expect("NOOP TC FAILED_REPLY");
        d.Main.Read();
        d.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP REPLY");
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC REPLY");
    }

    [Item(97)]
    public void ARefusedReplyIsTheCallersError()
    {
        CallAndRead();
        byte[] stream = Commands.Build(S.Port, c => c.Reply(0, m => m.Handle(99)).EnterLooper());
        Check.Equal((Errno.None, 68), S.Main.TryWrite(stream));
        S.Main.Expect("NOOP TC");
        S.Main.ExpectNoError();
        Check.Equal((Errno.None, 72), S.Main.TryWrite(stream, 68));
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EINVAL);
        S.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP FAILED_REPLY");
    }

    [Item(98)]
    public void AReplyThatDoesNotFitIsTheCallersError()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply(0, m => m.Filled(OpenOptions.DefaultAreaSize + 8)));
        S.Main.Expect("NOOP TC");
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectFailure(Errno.ENOSPC);
    }

    [Item(99)]
    [With(true)]
    [With(false)]
    public void AReplyToACallerThatIsGoneIsComplete(bool isProcessGone)
    {
        CallAndRead();
        if (isProcessGone)
            C.Close();
        else
            C.Main.Exit();
        S.Main.Write(c => c.Reply());
        Check.True(S.Main.Read().ToString().StartsWith("NOOP TC", StringComparison.Ordinal), "the replier's completion");
        S.Main.ExpectNoError();
    }

    [Item(100)]
    [With(true)]
    [With(false)]
    public void TheServersDeathIsADeadReply(bool isDelivered)
    {
        C.Main.Write(c => c.Call(Handle));
        C.Main.Park();
        if (isDelivered)
            S.Main.Read();
        S.Close();
        C.Main.ExpectUnparked("NOOP TC DEAD_REPLY");
        C.Main.ExpectNoError();
    }

    [Item(101)]
    public void TheServingThreadsExitIsADeadReply()
    {
        Received call = CallAndRead();
        S.Main.Exit();
        C.Main.Expect("NOOP TC DEAD_REPLY");
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        S.Main.Expect("NOOP FAILED_REPLY");
        ExpectNoBuffers();
    }

    [Item(102)]
    public void AnotherThreadsExitLeavesTheProcesssCallsAlone()
    {
        C.Main.Write(c => c.Call(Handle));
        S.Main.Exit();
        S.NewThread().Expect("NOOP TXN");
    }

    [Item(103)]
    [With(true)]
    [With(false)]
    public void TheDeathOfAMiddleManIsToldWhenItsOwnCallEnds(bool isReplying)
    {
        Actor d = Stage.Open();
        uint toD = Stage.Share(d, S);
        CallAndRead();
        S.Main.Write(c => c.Call(toD));
        d.Main.Read();
        S.Close();
        C.Main.ExpectNothing();

        if (isReplying)
        {
            d.Main.Write(c => c.Reply());
            d.Main.Expect("NOOP TC");
        }
        else
        {
            d.Close();
        }

        C.Main.Expect("NOOP TC DEAD_REPLY");
    }

    [Item(104)]
    public void TheDeathOfTheLastServerIsToldToItsCallerOnly()
    {
        Actor d = Stage.Open();
        uint toD = Stage.Share(d, S);
        CallAndRead();
        S.Main.Write(c => c.Call(toD));
        d.Main.Read();
        d.Close();
        S.Main.Expect("NOOP TC DEAD_REPLY");
        C.Main.ExpectNothing();
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC REPLY");
    }

    [Item(106)]
    public void AReplyMayCarryTheOnewayFlag()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply(0, null, TransactionFlag.TF_ONE_WAY));
        Received reply = C.Main.Expect("NOOP TC REPLY");
        Check.Equal(TransactionFlag.TF_ONE_WAY, reply.Transaction.Data.flags);
    }

    [Item(108)]
    public void TwoDevicesHaveTwoContexts()
    {
        Stage.Needs(Capability.SecondDevice);
        Actor manager = Stage.Open(new OpenOptions(SecondDevice: true));
        Actor client = Stage.Open(new OpenOptions(SecondDevice: true));
        client.Main.Write(c => c.Call(0));
        client.Main.Expect("NOOP DEAD_REPLY");

        Check.Equal(Errno.None, manager.Port.SetContextManager(Stage.ManagerNode));
        client.Main.Write(c => c.Call(Handle));
        client.Main.Expect("NOOP FAILED_REPLY");
        client.Main.Write(c => c.Call(0));
        M.Main.ExpectNothing();
        manager.Main.Expect("NOOP TXN");
    }

    [Item(107)]
    public void TwoOpensOfAProcessMayCallEachOther()
    {
        Actor second = Stage.Open(new OpenOptions(Sibling: S.Port));
        uint handle = Stage.Share(S, second);
        second.Main.Write(c => c.Call(handle));
        S.Main.Expect("NOOP TXN");
    }

    /// <summary>Lets one process call another.</summary>
    /// <returns>The sender as the receiver sees it.</returns>
    private int SenderOfCall(Actor sender, Actor receiver)
    {
        uint handle = Stage.Share(receiver, sender, ptr: 0x7000, cookie: 0x7000);
        sender.Main.Write(c => c.Call(handle));
        int pid = receiver.Main.Expect("NOOP TXN").Transaction.Data.sender_pid;
        receiver.Main.Write(c => c.Reply());
        receiver.Main.Expect("NOOP TC");
        sender.Main.Expect("NOOP TC REPLY");
        return pid;
    }
}
