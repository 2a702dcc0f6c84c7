using System.Collections.Concurrent;
using Binder.Aidl.Tests.Worker;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Processes that are frozen; always another one than the tests', where the device connects processes.
public abstract partial class RuntimeContract
{
    private static readonly TimeSpan AtOnce = TimeSpan.Zero;

    /// <summary>Whether the driver tells of freezing.</summary>
    protected virtual bool TellsOfFreezing => true;

    [Fact]
    public void ACallToAFrozenProcessIsRefusedAndSaysWhy()
    {
        using Frozen frozen = new(this);

        FrozenObjectException e = Assert.Throws<FrozenObjectException>(() => frozen.Proxy.Add(2, 3));

        Assert.Contains("frozen", e.Message, StringComparison.Ordinal);
        Assert.True(frozen.Proxy.AsBinder().IsAlive);
        frozen.Thaw();
        Assert.Equal(5, frozen.Proxy.Add(2, 3));
    }

    [Fact]
    public void AOnewayCallToAFrozenProcessIsTakenAndNoted()
    {
        Client.StartThreadPool();
        using Frozen frozen = new(this);
        Heard heard = new();

        frozen.Proxy.Later(heard, 7);

        Assert.True(Client.GetFreezeInfo(frozen.Pid).AsyncReceived);
        Assert.Equal(7, heard.Next()); // the driver leaves it to others to stop the threads: these run
    }

    [Fact]
    public void WhatCameWhileFrozenIsToldUntilTheEnd()
    {
        using Frozen frozen = new(this);
        Assert.Equal(default, Client.GetFreezeInfo(frozen.Pid));

        Assert.Throws<FrozenObjectException>(() => frozen.Proxy.Add(2, 3));
        Assert.Equal(new ProcessFreezeInfo(SyncReceived: true, SyncPending: false, AsyncReceived: false), Client.GetFreezeInfo(frozen.Pid));

        frozen.Thaw();
        Assert.Equal(default, Client.GetFreezeInfo(frozen.Pid));
    }

    [Fact]
    public void AProcessWithACallUnderWayIsNotFrozen()
    {
        INeighbour neighbour = SharedNeighbour(out int pid);
        using ManualResetEventSlim end = new();
        Waiting waiting = new(end);
        int answer = 0;
        Thread caller = Start(() => answer = neighbour.Through(waiting, 7));
        Await(waiting.Called);

        Assert.False(Client.Freeze(pid, AtOnce));
        Assert.True(Client.GetFreezeInfo(pid).SyncPending);
        Assert.Equal(5, neighbour.Add(2, 3));

        end.Set();
        Assert.True(caller.Join(Patience));
        Assert.Equal(7, answer);
    }

    [Fact]
    public void AFreezeWaitsForTheCallsThatAreUnderWay()
    {
        INeighbour neighbour = SharedNeighbour(out int pid);
        using ManualResetEventSlim end = new();
        Waiting waiting = new(end);
        Thread caller = Start(() => neighbour.Through(waiting, 7));
        Await(waiting.Called);
        bool isFrozen = false;
        Thread freezer = Start(() => isFrozen = Client.Freeze(pid, Patience));

        end.Set();

        Assert.True(caller.Join(Patience) && freezer.Join(Patience));
        Assert.True(isFrozen);
        Client.Unfreeze(pid);
        Assert.Equal(5, neighbour.Add(2, 3));
    }

    [Fact]
    public void FreezingTwiceIsAsOnce()
    {
        using Frozen frozen = new(this);

        Assert.True(Client.Freeze(frozen.Pid, AtOnce));

        frozen.Thaw();
        frozen.Thaw();
        Assert.Equal(5, frozen.Proxy.Add(2, 3));
    }

    [Fact]
    public void AProcessThatHasNotOpenedTheDeviceCannotBeFrozen()
    {
        const int nobody = 4_194_305; // above PID_MAX_LIMIT

        Assert.Throws<ArgumentException>(() => Client.Freeze(nobody, AtOnce));
        Assert.Throws<ArgumentException>(() => Client.Unfreeze(nobody));
        Assert.Throws<ArgumentException>(() => Client.GetFreezeInfo(nobody));
        Assert.Throws<ArgumentOutOfRangeException>(() => Client.Freeze(nobody, TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public void AFrozenProcessCanDie()
    {
        Client.StartThreadPool();
        using RuntimeNeighbour neighbour = new(Device);
        INeighbour proxy = Services.GetService<INeighbour>(neighbour.Name)!;
        Deaths deaths = new();
        proxy.AsBinder().LinkToDeath(deaths);
        Assert.True(Client.Freeze(PidOf(proxy), Patience));

        neighbour.Kill();

        Assert.Same(proxy.AsBinder(), deaths.Next());
        Assert.Throws<DeadObjectException>(() => proxy.Add(1, 1));
    }

    [Fact]
    public void AListenerHearsHowItIsAndWhatBecomesOfIt()
    {
        Client.StartThreadPool();
        INeighbour neighbour = SharedNeighbour(out int pid);
        FrozenStates states = new();
        if (IsRefused(neighbour, states))
            return;

        Assert.False(states.Next());
        Assert.True(Client.Freeze(pid, Patience));
        Assert.True(states.Next());
        Client.Unfreeze(pid);
        Assert.False(states.Next());
        Assert.True(neighbour.AsBinder().RemoveFrozenStateListener(states));
    }

    [Fact]
    public void ASecondListenerHearsHowItIsAtOnce()
    {
        Client.StartThreadPool();
        using Frozen frozen = new(this);
        FrozenStates first = new(), second = new();
        if (IsRefused(frozen.Proxy, first))
            return;
        Assert.True(first.Next());

        frozen.Proxy.AsBinder().AddFrozenStateListener(second);

        Assert.True(second.Next());
        frozen.Thaw();
        Assert.False(second.Next());
        Assert.False(first.Next());
        Assert.True(frozen.Proxy.AsBinder().RemoveFrozenStateListener(first));
        Assert.True(frozen.Proxy.AsBinder().RemoveFrozenStateListener(second));
    }

    [Fact]
    public void AListenerThatWasRemovedHearsNothingAndMayComeBack()
    {
        Client.StartThreadPool();
        INeighbour neighbour = SharedNeighbour(out int pid);
        FrozenStates removed = new(), witness = new();
        if (IsRefused(neighbour, removed))
            return;
        Assert.False(removed.Next());

        Assert.True(neighbour.AsBinder().RemoveFrozenStateListener(removed));
        Assert.False(neighbour.AsBinder().RemoveFrozenStateListener(removed));
        neighbour.AsBinder().AddFrozenStateListener(witness);
        Assert.False(witness.Next());
        Assert.True(Client.Freeze(pid, Patience));
        Assert.True(witness.Next());
        Client.Unfreeze(pid);
        Assert.False(witness.Next());

        Assert.True(removed.IsEmpty);
        neighbour.AsBinder().AddFrozenStateListener(removed);
        Assert.False(removed.Next());
    }

    [Fact]
    public void AListenerMayGiveItsProxyBack()
    {
        Client.StartThreadPool();
        INeighbour neighbour = SharedNeighbour(out _);
        BpBinder proxy = (BpBinder)neighbour.AsBinder();
        FrozenStates states = new() { OnChange = proxy.Dispose };
        if (IsRefused(neighbour, states))
            return;

        Assert.False(states.Next());

        Assert.True(SpinWait.SpinUntil(() => proxy.IsReleased, Patience));
        Assert.Equal(5, SharedNeighbour(out _).Add(2, 3));
        Assert.Equal(5, _proxy.Add(2, 3)); // nothing that was queued behind is held up
    }

    [Fact]
    public void ListenersAreForObjectsOfOtherProcessesThatLive()
    {
        FrozenStates states = new();

        Assert.Throws<InvalidOperationException>(() => _service.AddFrozenStateListener(states));
        Assert.False(_service.RemoveFrozenStateListener(states));
        Assert.False(_proxy.AsBinder().RemoveFrozenStateListener(states));
        Server.Abort();
        Assert.False(_proxy.AsBinder().Ping());
        Assert.Throws<DeadObjectException>(() => _proxy.AsBinder().AddFrozenStateListener(states));
    }

    [Fact]
    public void TheCallerIsTheProcessThatCalls()
    {
        int pid = SharedNeighbour(out int neighboursPid).CallerPid();

        Assert.NotEqual(0, pid);
        Assert.NotEqual(pid, neighboursPid);
        Assert.Equal(pid, _proxy.CallingPid());
    }

    [Fact]
    public void ADeathIsNoticedThoughAChildOfTheProcessLives()
    {
        Client.StartThreadPool();
        using RuntimeNeighbour neighbour = new(Device);
        INeighbour proxy = Services.GetService<INeighbour>(neighbour.Name)!;
        Deaths deaths = new();
        proxy.AsBinder().LinkToDeath(deaths);
        using System.Diagnostics.Process child = System.Diagnostics.Process.GetProcessById(proxy.StartChild());
        try
        {
            Assert.DoesNotContain(Directory.GetFiles($"/proc/{child.Id}/fd"), file => LooksAt(file, "binder"));
            neighbour.Kill();

            Assert.Same(proxy.AsBinder(), deaths.Next());
            Assert.False(child.HasExited);
        }
        finally
        {
            child.Kill();
        }
    }

    [Fact]
    public void ManyDescriptorsOfOneCallArriveOpen()
    {
        const int count = 100;
        string path = Path.GetTempFileName();
        File.WriteAllText(path, "seven b");
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path);
        INeighbour neighbour = SharedNeighbour(out _);

        for (int i = 0; i < 10; i++)
            Assert.Equal(Enumerable.Repeat(7, count), neighbour.Lengths([.. Enumerable.Repeat(file, count)]));

        Assert.False(file.IsClosed);
        File.Delete(path);
    }

    [Fact]
    public void AProcessThatIsKilledDuringACallIsADeadObjectToItsCaller()
    {
        using RuntimeNeighbour neighbour = new(Device);
        INeighbour proxy = Services.GetService<INeighbour>(neighbour.Name)!;

        Assert.Throws<DeadObjectException>(() => proxy.Through(new Kills(neighbour), 1));

        Assert.True(SpinWait.SpinUntil(() => Services.CheckService(neighbour.Name) is null, Patience)); // the manager has its own time to hear of it
    }

    private static bool LooksAt(string link, string name)
    {
        try
        {
            return File.ResolveLinkTarget(link, returnFinalTarget: false) is { } target && target.FullName.Contains(name, StringComparison.Ordinal);
        }
        catch (FileNotFoundException)
        {
            return false; // closed meanwhile
        }
    }

    private bool IsRefused(INeighbour neighbour, FrozenStates states)
    {
        if (TellsOfFreezing)
        {
            neighbour.AsBinder().AddFrozenStateListener(states);
            return false;
        }

        Assert.Contains(
            "6.12", Assert.Throws<NotSupportedException>(() => neighbour.AsBinder().AddFrozenStateListener(states)).Message, StringComparison.Ordinal);
        Assert.False(neighbour.AsBinder().RemoveFrozenStateListener(states));
        Assert.True(_proxy.AsBinder().Ping()); // nothing is held up by what the driver refused
        return true;
    }

    private INeighbour SharedNeighbour(out int pid)
    {
        INeighbour neighbour = Services.GetService<INeighbour>(_neighbours.On(Device).Name)!;
        pid = PidOf(neighbour);
        return neighbour;
    }

    // Its process id as the driver knows it.
    private int PidOf(INeighbour neighbour)
    {
        Caller caller = new(Client);
        neighbour.Through(caller, 0);
        return caller.Pid;
    }

    private sealed class Frozen : IDisposable
    {
        private readonly RuntimeContract _test;

        public Frozen(RuntimeContract test)
        {
            _test = test;
            Proxy = test.SharedNeighbour(out int pid);
            Pid = pid;
            Assert.True(test.Client.Freeze(pid, Patience));
        }

        public INeighbour Proxy { get; }

        public int Pid { get; }

        public void Thaw() => _test.Client.Unfreeze(Pid);

        public void Dispose() => Thaw();
    }

    private sealed class FrozenStates : IFrozenStateListener
    {
        private readonly BlockingCollection<bool> _states = [];

        public Action OnChange { get; init; } = static () => { };

        public bool IsEmpty => _states.Count == 0;

        public bool Next()
        {
            Assert.True(_states.TryTake(out bool isFrozen, Patience), "Nothing was heard.");
            return isFrozen;
        }

        public void FrozenStateChanged(IBinder who, bool isFrozen)
        {
            _states.Add(isFrozen);
            OnChange();
        }
    }

    private sealed class Caller(ProcessState process) : BnNeighbourCallback
    {
        public int Pid { get; private set; }

        public override int Call(int value)
        {
            Pid = process.CurrentThread.CallingPid;
            return value;
        }
    }

    private sealed class Heard : BnNeighbourCallback
    {
        private readonly BlockingCollection<int> _values = [];

        public int Next()
        {
            Assert.True(_values.TryTake(out int value, Patience));
            return value;
        }

        public override int Call(int value)
        {
            _values.Add(value);
            return value;
        }
    }

    private sealed class Waiting(ManualResetEventSlim end) : BnNeighbourCallback
    {
        public ManualResetEventSlim Called { get; } = new();

        public override int Call(int value)
        {
            Called.Set();
            end.Wait();
            return value;
        }
    }

    private sealed class Kills(RuntimeNeighbour neighbour) : BnNeighbourCallback
    {
        public override int Call(int value)
        {
            neighbour.Kill();
            return value;
        }
    }
}
