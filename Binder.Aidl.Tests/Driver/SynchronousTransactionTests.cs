using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class SynchronousTransactionTests : DriverTest
{
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
    public void ProcessesFromOutsideThePidNamespaceAreNotOneAndHaveNoNumber()
    {
        VirtualDevice device = new();
        VirtualProcess manager = device.Open(pid: -1);
        Assert.Equal(Errno.None, device.Driver.SetContextManager(manager.Proc, default));
        VirtualProcess client = device.Open(pid: -2);

        client.Main.Write(c => c.Call(0));

        Received call = manager.Main.Read();
        Assert.Equal("NOOP TXN", call);
        Assert.Equal(0, call.Transaction.Data.sender_pid);
    }

    [Fact]
    public void AnAnswerWhoseSenderEndsMeanwhileIsADeath()
    {
        CallAndRead();
        S.Memory.HasEnded = true;

        S.Main.Write(c => c.Reply(0, m => m.Filled(100)));

        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.Read());
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

    [Fact]
    public void ACallThatWasHandedToAThreadThatExitsIsADeadReply()
    {
        S.Main.Park();
        C.Main.Write(c => c.Call(Handle));
        S.Main.Exit();
        Assert.Equal("NOOP TC DEAD_REPLY", C.Main.Read());
        Assert.Equal(0, Device.Counts.Buffers);
    }
}
