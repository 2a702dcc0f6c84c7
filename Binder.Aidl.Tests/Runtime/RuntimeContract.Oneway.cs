using System.Collections.Concurrent;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Calls that are queued and not answered.
public abstract partial class RuntimeContract
{
    [Fact]
    public void OnewayCallsToAnotherObjectDoNotWait()
    {
        using Held held = new(this);
        TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);

        Call(Publish(new Answering((_, _) => called.SetResult())), flags: TransactionFlags.Oneway);

        Await(called.Task);
        Assert.Equal(0, held.Taken);
    }

    [Fact]
    public void ACallThatIsAnsweredOvertakesOnewayCalls()
    {
        using Held held = new(this);
        Repeat(3, held.Send);

        Assert.True(held.Proxy.Ping());

        Assert.Equal(0, held.Taken);
    }

    [Fact]
    public void AnObjectHasOneOnewayCallAtATime()
    {
        const int threads = 4, each = 25;
        int running = 0, most = 0;
        using CountdownEvent left = new(threads * each);
        IBinder proxy = Publish(new Answering((_, _) =>
        {
            int now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            Thread.Yield();
            Interlocked.Decrement(ref running);
            left.Signal();
        }));

        InParallel(threads, _ => Repeat(each, () => Assert.Equal(StatusCode.Ok, Call(proxy, flags: TransactionFlags.Oneway))));

        Await(left);
        Assert.Equal(1, most);
    }

    [Fact]
    public void OnewayCallsOfEachThreadStayInOrder()
    {
        const int threads = 3, each = 50;
        BlockingCollection<(int Thread, int Number)> arrived = [];
        IBinder proxy = Publish(new Answering((data, _) => arrived.Add((data.ReadInt32(), data.ReadInt32()))));

        InParallel(threads, thread =>
        {
            for (int i = 0; i < each; i++)
            {
                int number = i;
                Call(proxy, data =>
                {
                    data.WriteInt32(thread);
                    data.WriteInt32(number);
                }, flags: TransactionFlags.Oneway);
            }
        });

        List<(int Thread, int Number)> all = [];
        while (all.Count < threads * each && arrived.TryTake(out (int, int) next, Patience))
            all.Add(next);
        for (int thread = 0; thread < threads; thread++)
            Assert.Equal(Enumerable.Range(0, each), all.Where(call => call.Thread == thread).Select(call => call.Number));
    }

    [Fact]
    public void AOnewayCallThatFailsIsNoneOfItsCallersBusiness()
    {
        TaskCompletionSource second = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        IBinder proxy = Publish(new Answering((_, _) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                throw new InvalidOperationException("unheard");
            second.SetResult();
        }));

        Assert.Equal(StatusCode.Ok, Call(proxy, flags: TransactionFlags.Oneway));
        Assert.Equal(StatusCode.Ok, Call(proxy, flags: TransactionFlags.Oneway));

        Await(second.Task);
    }

    [Fact]
    public void OnewayCallsFillHalfOfTheAreaAndLeaveTheOtherToCalls()
    {
        using Held held = new(this);
        int size = ProcessState.DefaultAreaSize / 8;
        int sent = 0;
        while (held.TrySend(size) == StatusCode.Ok)
            sent++;

        Assert.InRange(sent, 2, 4);
        Assert.Equal(2 * size, _proxy.EchoBytes(new byte[2 * size]).Length);

        held.Release();
        Assert.True(SpinWait.SpinUntil(() => held.TrySend(size) == StatusCode.Ok, Patience));
    }

    [Fact]
    public void WhoFloodsAReceiverWithOnewayCallsIsWarned()
    {
        int warnings = 0;
        Client.OnewaySpamSuspected += (_, _) => warnings++;
        using Held held = new(this);
        const int size = 8 * 1024;

        while (held.TrySend(size) == StatusCode.Ok)
        {
        }

        Assert.Equal(1, warnings);
    }

    [Fact]
    public void AOnewayCallOfALocalObjectRunsAtOnce()
    {
        int thread = 0;
        Answering local = new((_, _) => thread = Environment.CurrentManagedThreadId);

        Assert.Equal(StatusCode.Ok, Call(local, flags: TransactionFlags.Oneway));

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void OnewayCallsThatWaitAreMadeThoughTheirCallerIsGone()
    {
        BlockingCollection<int> arrived = [];
        using ManualResetEventSlim go = new();
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            go.Wait();
            arrived.Add(data.ReadInt32());
        }));
        for (int i = 0; i < 5; i++)
        {
            int number = i;
            Call(proxy, data => data.WriteInt32(number), flags: TransactionFlags.Oneway);
        }

        Client.Abort();
        go.Set();

        for (int i = 0; i < 5; i++)
        {
            Assert.True(arrived.TryTake(out int number, Patience));
            Assert.Equal(i, number);
        }
    }

    /// <summary>An object of the server whose first one-way call does not end, so that all others wait.</summary>
    private sealed class Held : IDisposable
    {
        private readonly ManualResetEventSlim _release = new();
        private int _taken;

        public Held(RuntimeContract test)
        {
            using ManualResetEventSlim running = new();
            bool isFirst = true;
            Proxy = test.Publish(new Answering((_, _) =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    running.Set();
                    _release.Wait();
                }
                else
                {
                    Interlocked.Increment(ref _taken);
                }
            }));
            Send();
            Await(running);
        }

        public IBinder Proxy { get; }

        /// <summary>Calls behind the first that were taken.</summary>
        public int Taken => Volatile.Read(ref _taken);

        public void Send() => Assert.Equal(StatusCode.Ok, TrySend(0));

        public StatusCode TrySend(int size) => Call(Proxy, data => data.WriteByteArray(new byte[size]), flags: TransactionFlags.Oneway);

        public void Release() => _release.Set();

        public void Dispose() => _release.Set();
    }
}
