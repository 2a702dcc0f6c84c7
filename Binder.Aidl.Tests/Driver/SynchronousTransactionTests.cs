using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Driver;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class SynchronousTransactionTests : DriverTest
{
    [Fact]
    [Trait("Item", "58")]
    public void AnExportInACallIsReportedTogetherWithTheReply()
    {
        S.Main.Write(c => c.Call(0, 1, m => m.Binder(0x8000, 1)));
        Assert.Equal("EAGAIN", S.Main.Read());
        flat_binder_object received = M.Main.Read().Transaction.Object(0);
        Assert.Equal((BinderObjectType.BINDER_TYPE_HANDLE, 1UL, 0UL), (received.type, received.binder, received.cookie));
        M.Main.Write(c => c.Reply());
        Assert.Equal("NOOP INCREFS(8000,1) ACQUIRE(8000,1) TC REPLY", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "83")]
    public void TheReceiverSeesTheCallAsSent()
    {
        C.Main.Write(c => c.Call(Handle, 7, m => m.Bytes(1, 2, 3, 4, 5), 0x10));
        ReceivedTransaction call = S.Main.Read().Transaction;
        Assert.Equal(
            new binder_transaction_data
            {
                target = 0x5000,
                cookie = 0x6000,
                code = 7,
                flags = 0x10,
                sender_pid = C.Pid,
                sender_euid = 1000,
                data_size = 5,
                buffer = S.Area!.UserAddress,
                offsets = S.Area!.UserAddress + 8,
            },
            call.Data);
        Assert.Equal([1, 2, 3, 4, 5], call.Bytes);
    }

    [Fact]
    [Trait("Item", "84")]
    public void TheCallerSeesTheReplyAsSent()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply(9, null, 8, handle: 99));
        binder_transaction_data reply = C.Main.Read().Transaction.Data;
        Assert.Equal((0UL, 0UL, 9u, 8u, 0), (reply.target, reply.cookie, reply.code, reply.flags, reply.sender_pid));
    }

    [Fact]
    [Trait("Item", "85")]
    public void TheCompletionOfACallComesWithItsReply()
    {
        C.Main.Write(c => c.Call(Handle));
        Assert.Equal("EAGAIN", C.Main.Read());
        Assert.False(C.Main.IsReadable);
        S.Main.Read();
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "89")]
    public void UnknownFlagsPassThrough() =>
        Assert.Equal(0xFFFF_FF9Eu, CallAndRead(null, 0xFFFF_FF9E).Transaction.Data.flags);

    [Fact]
    [Trait("Item", "90")]
    public void AnUnknownHandleIsAFailedReply()
    {
        C.Main.Write(c => c.Oneway(99));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "91")]
    public void OnlyTheThreadThatServesACallMayReply()
    {
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP FAILED_REPLY", S.Main.Read());
        AssertFailed(S.Main, Errno.EPROTO);

        CallAndRead();
        VirtualThread other = S.NewThread();
        other.Write(c => c.Reply());
        Assert.Equal("NOOP FAILED_REPLY", other.Read());
        C.Main.TryWrite(c => c.Reply());
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EPROTO);
    }

    [Fact]
    [Trait("Item", "92")]
    public void AThreadThatWaitsForAReplyMayOnlySendOneways()
    {
        C.Main.Write(c => c.Call(Handle).Call(0));
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EPROTO);
        C.Main.Write(c => c.Oneway(0));
        Assert.Equal("NOOP TC", C.Main.Read());
        S.Main.Read();
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "93")]
    public void ACallBackGoesToTheThreadThatWaits()
    {
        uint back = Device.Share(C, S);
        VirtualThread idle = C.NewThread();
        idle.Park();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Park();
        S.Main.Read();
        S.Main.Write(c => c.Call(back));

        Assert.Equal((0, 1), (idle.Wakes, C.Main.Wakes));
        Assert.Equal("NOOP TC TXN", C.Main.BlockingRead());
        C.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC", C.Main.Read());
        Assert.Equal("NOOP TC REPLY", S.Main.Read());
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "94")]
    public void AOnewayIsNeverNested()
    {
        uint back = Device.Share(C, S);
        VirtualThread idle = C.NewThread();
        idle.Park();
        C.Main.Write(c => c.Call(Handle));
        C.Main.Park();
        S.Main.Read();
        S.Main.Write(c => c.Oneway(back));

        Assert.Equal((1, 0), (idle.Wakes, C.Main.Wakes));
    }

    [Fact]
    [Trait("Item", "95")]
    public void ACallAroundACircleComesBackToItsFirstThread()
    {
        VirtualProcess d = Device.Open();
        uint toD = Device.Share(d, S);
        uint toC = Device.Share(C, d);
        CallAndRead();
        S.Main.Write(c => c.Call(toD));
        d.Main.Read();
        d.Main.Write(c => c.Call(toC));
        Assert.Equal("NOOP TC TXN", C.Main.Read());
        C.Main.Write(c => c.Call(Handle, 42));
        Received nested = S.Main.Read();
        Assert.Equal("NOOP TC TXN", nested);
        Assert.Equal(42u, nested.Transaction.Data.code);

        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
        C.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC", C.Main.Read());
        d.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", S.Main.Read());
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "96")]
    public void AReplyWhileTheOwnCallIsOpenIsRefused()
    {
        VirtualProcess d = Device.Open();
        uint toD = Device.Share(d, S);
        CallAndRead();
        S.Main.Write(c => c.Call(toD).Reply());
        Assert.Equal("NOOP TC FAILED_REPLY", S.Main.Read());
        d.Main.Read();
        d.Main.Write(c => c.Reply());
        Assert.Equal("NOOP REPLY", S.Main.Read());
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "97")]
    public void ARefusedReplyIsTheCallersError()
    {
        CallAndRead();
        byte[] stream = Commands.Build(S, c => c.Reply(0, m => m.Handle(99)).EnterLooper());
        Assert.Equal((Errno.None, 68), S.Main.TryWrite(stream));
        Assert.Equal("NOOP TC", S.Main.Read());
        AssertNoError(S.Main);
        Assert.Equal((Errno.None, 72), S.Main.TryWrite(stream, 68));
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EINVAL);
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP FAILED_REPLY", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "98")]
    public void AReplyThatDoesNotFitIsTheCallersError()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply(0, m => m.Filled(VirtualDevice.AreaSize + 8)));
        Assert.Equal("NOOP TC", S.Main.Read());
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.ENOSPC);
    }

    [Theory]
    [Trait("Item", "99")]
    [InlineData(true)]
    [InlineData(false)]
    public void AReplyToACallerThatIsGoneIsComplete(bool isProcessGone)
    {
        CallAndRead();
        if (isProcessGone)
            C.Close();
        else
            C.Main.Exit();
        S.Main.Write(c => c.Reply());
        Assert.StartsWith("NOOP TC", S.Main.Read());
        AssertNoError(S.Main);
    }

    [Theory]
    [Trait("Item", "100")]
    [InlineData(true)]
    [InlineData(false)]
    public void TheServersDeathIsADeadReply(bool isDelivered)
    {
        C.Main.Write(c => c.Call(Handle));
        C.Main.Park();
        if (isDelivered)
            S.Main.Read();
        S.Close();
        Assert.Equal(1, C.Main.Wakes);
        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.BlockingRead());
        AssertNoError(C.Main);
    }

    [Fact]
    [Trait("Item", "101")]
    public void TheServingThreadsExitIsADeadReply()
    {
        Received call = CallAndRead();
        S.Main.Exit();
        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.Read());
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        Assert.Equal("NOOP FAILED_REPLY", S.Main.Read());
        Assert.Equal(0, Device.Counts.Buffers);
    }

    [Fact]
    [Trait("Item", "101")]
    public void ACallThatWasHandedToAThreadThatExitsIsADeadReply()
    {
        S.Main.Park();
        C.Main.Write(c => c.Call(Handle));
        S.Main.Exit();
        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.Read());
        Assert.Equal(0, Device.Counts.Buffers);
    }

    [Fact]
    [Trait("Item", "102")]
    public void AnotherThreadsExitLeavesTheProcesssCallsAlone()
    {
        C.Main.Write(c => c.Call(Handle));
        _ = S.Main.Thread;
        S.Main.Exit();
        Assert.Equal("NOOP TXN", S.NewThread().Read());
    }

    [Theory]
    [Trait("Item", "103")]
    [InlineData(true)]
    [InlineData(false)]
    public void TheDeathOfAMiddleManIsToldWhenItsOwnCallEnds(bool isReplying)
    {
        VirtualProcess d = Device.Open();
        uint toD = Device.Share(d, S);
        CallAndRead();
        S.Main.Write(c => c.Call(toD));
        d.Main.Read();
        S.Close();
        Assert.Equal("EAGAIN", C.Main.Read());

        if (isReplying)
        {
            d.Main.Write(c => c.Reply());
            Assert.Equal("NOOP TC", d.Main.Read());
        }
        else
        {
            d.Close();
        }

        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "104")]
    public void TheDeathOfTheLastServerIsToldToItsCallerOnly()
    {
        VirtualProcess d = Device.Open();
        uint toD = Device.Share(d, S);
        CallAndRead();
        S.Main.Write(c => c.Call(toD));
        d.Main.Read();
        d.Close();
        Assert.Equal("NOOP TC DEAD_REPLY", S.Main.Read());
        Assert.Equal("EAGAIN", C.Main.Read());
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "106")]
    public void AReplyMayCarryTheOnewayFlag()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply(0, null, TransactionFlag.TF_ONE_WAY));
        Received reply = C.Main.Read();
        Assert.Equal("NOOP TC REPLY", reply);
        Assert.Equal(TransactionFlag.TF_ONE_WAY, reply.Transaction.Data.flags);
    }

    [Fact]
    [Trait("Item", "107")]
    public void TwoOpensOfAProcessMayCallEachOther()
    {
        VirtualProcess second = Device.Open(pid: S.Pid);
        uint handle = Device.Share(S, second);
        second.Main.Write(c => c.Call(handle));
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    public void ALimitOnTransactionsIsAnsweredAsMissingMemory()
    {
        VirtualDevice device = new(new BinderDriverLimits { PerProcess = new BinderDriverLimits().PerProcess with { Transactions = 1 } });
        VirtualProcess manager = device.Manager;
        VirtualProcess client = device.Open();
        client.Main.Write(c => c.Oneway(0).Oneway(0));
        Assert.Equal("NOOP TC FAILED_REPLY", client.Main.Read());
        AssertFailed(client.Main, Errno.ENOMEM);
        manager.Main.Read();
        client.Main.Write(c => c.Oneway(0));
        Assert.Equal("NOOP TC", client.Main.Read());
    }

    [Fact]
    public void CallsWithoutObjectsAllocateNothing()
    {
        byte[] call = Commands.Build(C, c => c.Call(Handle, 1, m => m.Filled(100)));
        byte[] reply = Commands.Build(S, c => c.Reply(0, m => m.Filled(100)).FreeBuffer(S.Area!.UserAddress));
        byte[] free = Commands.Build(C, c => c.FreeBuffer(C.Area!.UserAddress));
        byte[] buffer = new byte[256];
        BinderThread client = C.Main.Thread;
        BinderThread server = S.Main.Thread;

        void RoundTrip()
        {
            Write(client, call);
            Read(server);
            Write(server, reply);
            Read(client);
            Write(client, free);
            Read(server);
        }

        void Write(BinderThread thread, byte[] stream)
        {
            int consumed = 0;
            Device.Driver.Write(thread, stream, ref consumed);
        }

        void Read(BinderThread thread)
        {
            int consumed = 0;
            Device.Driver.Read(thread, buffer, ref consumed, blocking: false);
        }

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 200; i++)
                RoundTrip();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // A collection in another test's thread counts the rest of this thread's allocation buffer as used: the least of several tells.
        Assert.Equal(0, Enumerable.Range(0, 10).Min(_ => Allocated()));
        Assert.Equal(0, Device.Counts.Buffers);
    }
}
