using Binder.Interop;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// What an object knows of who calls it.
public abstract partial class RuntimeContract
{
    /// <summary>Whether the driver has a security label for every caller.</summary>
    protected virtual bool LabelsCallers => true;

    [Fact]
    public void OutsideACallTheCallerIsTheProcessItself()
    {
        Assert.False(Own.IsServingCall);
        Assert.Equal(Environment.ProcessId, Own.CallingPid);
        Assert.Equal((int)Libc.GetEffectiveUserId(), Own.CallingUid);
        Assert.Null(Own.CallingSid);
        Assert.False(Own.HasExplicitIdentity);
    }

    [Fact]
    public void AOnewayCallTellsTheUserAndNoProcess()
    {
        TaskCompletionSource<(int Pid, int Uid, TransactionFlags Flags)> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        IBinder proxy = Publish(new Answering((_, _) =>
        {
            IPCThreadState thread = IPCThreadState.Self;
            seen.SetResult((thread.CallingPid, thread.CallingUid, thread.LastTransactionFlags));
        }));

        Assert.Equal(StatusCode.Ok, Call(proxy, flags: TransactionFlags.Oneway));

        (int pid, int uid, TransactionFlags flags) = Result(seen);
        Assert.Equal((0, (int)Libc.GetEffectiveUserId()), (pid, uid));
        Assert.True(flags.HasFlag(TransactionFlags.Oneway));
    }

    [Fact]
    public void TheIdentityIsClearedAndRestoredWithinACall()
    {
        List<(int Pid, bool IsExplicit)> seen = [];
        IBinder proxy = Publish(new Answering((_, _) =>
        {
            IPCThreadState thread = IPCThreadState.Self;
            seen.Add((thread.CallingPid, thread.HasExplicitIdentity));
            long outer = thread.ClearCallingIdentity();
            seen.Add((thread.CallingPid, thread.HasExplicitIdentity));
            long inner = thread.ClearCallingIdentity();
            thread.RestoreCallingIdentity(inner);
            seen.Add((thread.CallingPid, thread.HasExplicitIdentity));
            thread.RestoreCallingIdentity(outer);
            seen.Add((thread.CallingPid, thread.HasExplicitIdentity));
        }));

        Assert.Equal(StatusCode.Ok, Call(proxy));

        Assert.Equal([(seen[0].Pid, false), (Environment.ProcessId, true), (Environment.ProcessId, true), (seen[0].Pid, false)], seen);
    }

    [Fact]
    public void TheCallerIsTheSameAgainAfterACallBack()
    {
        (int Pid, int Inner) before = default, after = default;
        TestCallback callback = new();
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            before.Pid = IPCThreadState.Self.CallingPid;
            data.ReadInterface<ITestCallback>().Call(1);
            after.Pid = IPCThreadState.Self.CallingPid;
        }));

        Assert.Equal(StatusCode.Ok, Call(proxy, data => data.WriteInterface<ITestCallback>(callback)));

        Assert.NotEqual(0, before.Pid);
        Assert.Equal(before, after);
    }

    [Fact]
    public void FlagsReachTheObject()
    {
        TransactionFlags seen = TransactionFlags.None;
        IBinder proxy = Publish(new Answering((_, reply) =>
        {
            seen = IPCThreadState.Self.LastTransactionFlags;
            reply.WriteInt32(7);
        }));
        int answer = 0;

        Call(proxy, read: reply => answer = reply.ReadInt32(), flags: TransactionFlags.ClearBuffer | TransactionFlags.RootObject);

        Assert.Equal(TransactionFlags.ClearBuffer | TransactionFlags.RootObject | TransactionFlags.AcceptFds, seen);
        Assert.Equal(7, answer);
    }

    [Fact]
    public void AnObjectThatAsksForTheCallersLabelGetsIt()
    {
        string? label = null;
        IBinder proxy = Publish(new Answering((_, _) => label = IPCThreadState.Self.CallingSid) { RequestsSecurityContext = true });

        StatusCode status = Call(proxy);

        // A system without labels has the kernel's driver refuse the call: nothing is delivered without what was asked for.
        Assert.Equal(LabelsCallers ? StatusCode.Ok : StatusCode.FailedTransaction, status);
        Assert.Equal(LabelsCallers, !string.IsNullOrEmpty(label));
    }

    [Fact]
    public void AnObjectThatAsksForNoLabelGetsNone()
    {
        string? label = "";
        IBinder proxy = Publish(new Answering((_, _) => label = IPCThreadState.Self.CallingSid));

        Assert.Equal(StatusCode.Ok, Call(proxy));

        Assert.Null(label);
    }
}
