using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// For whom a caller says that it works.
public abstract partial class RuntimeContract
{
    private const int Nobody = -1;
    private const int SomeUser = 10_123;

    private IPCThreadState Own => Client.CurrentThread;

    [Fact]
    public void ACallNamesNobodyUnlessItIsTold() => Assert.Equal((Nobody, false), Seen());

    [Fact]
    public void ACallNamesForWhomItsThreadWorks()
    {
        long token = Own.SetCallingWorkSourceUid(SomeUser);

        Assert.Equal((SomeUser, false), Seen());
        Assert.Equal((SomeUser, true), (Own.CallingWorkSourceUid, Own.PropagatesWorkSource));

        Own.RestoreCallingWorkSource(token);
        Assert.Equal((Nobody, false), Seen());
        Assert.Equal((Nobody, false), (Own.CallingWorkSourceUid, Own.PropagatesWorkSource));
    }

    [Fact]
    public void AWorkSourceThatDoesNotPropagateStaysAtHome()
    {
        long token = Own.SetCallingWorkSourceUidWithoutPropagation(SomeUser);

        Assert.Equal(SomeUser, Own.CallingWorkSourceUid);
        Assert.Equal((Nobody, false), Seen());

        Own.RestoreCallingWorkSource(token);
    }

    [Fact]
    public void AClearedWorkSourceIsRestoredWithItsPropagation()
    {
        long outer = Own.SetCallingWorkSourceUid(SomeUser);
        long inner = Own.ClearCallingWorkSource();
        Assert.Equal((Nobody, false), Seen());

        Own.RestoreCallingWorkSource(inner);

        Assert.Equal((SomeUser, false), Seen());
        Own.ClearPropagateWorkSource();
        Assert.Equal((Nobody, false), Seen());
        Own.RestoreCallingWorkSource(outer);
    }

    [Fact]
    public void ACallDoesNotNameForWhomItsCallerWorks()
    {
        WorkSourceProbe probe = new(Client);
        long token = Own.SetCallingWorkSourceUid(SomeUser);

        _proxy.CallBack(probe, 1);

        Assert.Equal((Nobody, false), probe.Seen);
        Assert.Equal(SomeUser, Own.CallingWorkSourceUid);
        Own.RestoreCallingWorkSource(token);
    }

    [Fact]
    public async Task TheWorkSourceFlowsThroughAnAsynchronousImplementation()
    {
        int before = 0, after = 0;
        _service.OnAddAsync = async () =>
        {
            before = IPCThreadState.Self.CallingWorkSourceUid;
            await Task.Yield();
            after = IPCThreadState.Self.CallingWorkSourceUid;
        };
        long token = Own.SetCallingWorkSourceUid(SomeUser);
        Task<int> sum = _proxy.AddAsync(1, 2, TestContext.Current.CancellationToken);
        Own.RestoreCallingWorkSource(token);

        await sum;

        Assert.Equal((SomeUser, SomeUser), (before, after));
    }

    private (int Uid, bool Propagates) Seen()
    {
        (int, bool) seen = default;
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            data.EnforceInterface("token");
            seen = (IPCThreadState.Self.CallingWorkSourceUid, IPCThreadState.Self.PropagatesWorkSource);
        }));
        Assert.Equal(StatusCode.Ok, Call(proxy, static data => data.WriteInterfaceToken("token")));
        return seen;
    }

    private sealed class WorkSourceProbe(ProcessState process) : BnTestCallback
    {
        public (int Uid, bool Propagates) Seen { get; private set; } = (0, true);

        public override int Call(int value)
        {
            Seen = (process.CurrentThread.CallingWorkSourceUid, process.CurrentThread.PropagatesWorkSource);
            return value;
        }

        public override void OnNotes(int[] numbers)
        {
        }
    }
}
