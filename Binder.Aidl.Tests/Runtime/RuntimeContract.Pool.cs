using System.Diagnostics;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Who takes the calls that come in.
public abstract partial class RuntimeContract
{
    [Fact]
    public void TheCapacityIsWhoJoinedAndWhomTheDriverMayAskFor()
    {
        Assert.Equal(0, Client.ThreadPoolCapacity);

        Client.StartThreadPool();
        Client.StartThreadPool();

        Assert.True(Client.IsThreadPoolStarted);
        Assert.Equal(1 + ProcessState.DefaultMaxThreads, Client.ThreadPoolCapacity);
        Client.MaxThreads = 3;
        Assert.Equal(4, Client.ThreadPoolCapacity);
        Assert.Throws<ArgumentOutOfRangeException>(() => Client.MaxThreads = -1);
    }

    [Fact]
    public void ThePoolGrowsUntilEveryCallHasAThread()
    {
        const int calls = 5;
        Server.MaxThreads = calls - 1;
        int executing = 0;
        using Barrier meeting = new(calls, _ => executing = Server.ExecutingCalls);
        IBinder proxy = Publish(new Answering((_, _) => Assert.True(meeting.SignalAndWait(Patience))));

        InParallel(calls, _ => Assert.Equal(StatusCode.Ok, Call(proxy)));

        Assert.Equal(calls, executing);
    }

    [Fact]
    public void ThreadsOfThePoolAreNamedAfterTheProcess()
    {
        string? name = null;
        IBinder proxy = Publish(new Answering((_, _) => name = Thread.CurrentThread.Name));

        Call(proxy);

        Assert.Matches($"^binder:{Environment.ProcessId}_[0-9A-F]+$", name);
    }

    [Fact]
    public void AThreadThatJoinsTakesCalls()
    {
        using ProcessState process = ProcessState.Open(Device);
        int served = 0;
        IBinder proxy = Lend(process, new Answering((_, _) => served = Environment.CurrentManagedThreadId));
        Thread waiting = Start(() => Call(proxy)); // waits for a thread that is not there yet

        Thread joined = Start(() => process.CurrentThread.JoinThreadPool());
        waiting.Join();

        Assert.Equal(joined.ManagedThreadId, served);
        Assert.Equal(1, process.ThreadPoolCapacity);
        process.Dispose();
        joined.Join();
        Assert.Equal(0, process.ThreadPoolCapacity);
    }

    [Fact]
    public void AnIdlePoolHasAThreadAtOnce()
    {
        Server.CurrentThread.BlockUntilThreadAvailable(TestContext.Current.CancellationToken);

        Assert.Equal(0, Server.ExecutingCalls);
    }

    [Fact]
    public void WhoWaitsForAThreadHasItWhenACallEnds()
    {
        using Busy busy = new(this);
        Thread waiting = StartWaiting(static _ => { }, TestContext.Current.CancellationToken);
        Assert.Equal(1, Server.ExecutingCalls);

        busy.End();

        Assert.True(waiting.Join(Patience));
    }

    [Fact]
    public void MoreThreadsAreThreadsThatAreFree()
    {
        using Busy busy = new(this);
        Thread waiting = StartWaiting(static _ => { }, TestContext.Current.CancellationToken);

        Server.MaxThreads = 1;

        Assert.True(waiting.Join(Patience));
    }

    [Fact]
    public void AWaitForAThreadCanBeCancelled()
    {
        using Busy busy = new(this);
        using CancellationTokenSource cancelled = new();
        Exception? e = null;
        Thread waiting = StartWaiting(outcome => e = outcome, cancelled.Token);

        cancelled.Cancel();

        Assert.True(waiting.Join(Patience));
        Assert.IsAssignableFrom<OperationCanceledException>(e);
    }

    [Fact]
    public void AWaitForAThreadEndsWithTheProcess()
    {
        using Busy busy = new(this);
        Exception? e = null;
        Thread waiting = StartWaiting(outcome => e = outcome, TestContext.Current.CancellationToken);

        Server.Abort();

        Assert.True(waiting.Join(Patience));
        Assert.IsType<ObjectDisposedException>(e);
    }

    [Fact]
    public void APoolWithoutAFreeThreadForLongSaysSo()
    {
        List<ThreadPoolStarvedEventArgs> reports = [];
        Server.MaxThreads = 0;
        Server.ThreadPoolStarved += (_, e) =>
        {
            lock (reports)
                reports.Add(e);
        };
        IBinder proxy = Publish(new Answering((_, _) =>
        {
            long start = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(start) > TimeSpan.FromMilliseconds(150));
        }));

        Call(proxy);
        Call(proxy); // behind the first: its report is made

        lock (reports)
        {
            Assert.True(reports[0].Duration >= TimeSpan.FromMilliseconds(100));
            Assert.Equal(1, reports[0].Threads);
        }
    }

    // A thread that waits until the server has one that is free.
    private Thread StartWaiting(Action<Exception?> ended, CancellationToken cancellationToken)
    {
        Thread waiting = Start(() =>
        {
            Exception? e = Record.Exception(() => Server.CurrentThread.BlockUntilThreadAvailable(cancellationToken));
            ended(e);
        });
        WaitUntilBlocked(waiting);
        return waiting;
    }

    // An object of a process that may have no thread to register it by itself.
    private IBinder Lend(ProcessState process, BBinder service)
    {
        string name = $"{_name}.{Guid.NewGuid():N}";
        new ServiceManager(process).AddService(name, service);
        return Services.GetService(name)!;
    }

    /// <summary>A call that keeps the only thread of the server busy.</summary>
    private sealed class Busy : IDisposable
    {
        private readonly ManualResetEventSlim _end = new();
        private readonly Thread _caller;

        public Busy(RuntimeContract test)
        {
            test.Server.MaxThreads = 0;
            using ManualResetEventSlim running = new();
            IBinder proxy = test.Publish(new Answering((_, _) =>
            {
                running.Set();
                _end.Wait();
            }));
            _caller = Start(() => Call(proxy));
            Await(running);
        }

        public void End() => _end.Set();

        public void Dispose()
        {
            _end.Set();
            _caller.Join();
        }
    }
}
