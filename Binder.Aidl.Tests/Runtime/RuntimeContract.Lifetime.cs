using System.Collections.Concurrent;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Proxies that several threads take, use and dispose at once.
public abstract partial class RuntimeContract
{
    [Fact]
    public void DisposingATypedProxyTakesTheObjectFromNobodyElse()
    {
        (_proxy as IDisposable)!.Dispose();
        ConcurrentQueue<Exception> failures = [];
        InParallel(4, _ =>
        {
            try
            {
                for (int i = 0; i < 300; i++)
                {
                    ITestService service = Services.GetService<ITestService>(_name)!;
                    using (service as IDisposable)
                        Assert.Equal(i + 1, service.Add(i, 1));
                }
            }
            catch (Exception e)
            {
                failures.Enqueue(e);
            }
        });

        Assert.Empty(failures);
    }

    [Fact]
    public void AProxyThatIsDisposedDuringACallKeepsItsHandleUntilTheEnd()
    {
        BpBinder binder = (BpBinder)_proxy.AsBinder();
        Disposes callback = new(binder);

        Assert.Equal(1, _proxy.CallBack(callback, 1));

        Assert.True(binder.IsReleased);
        Assert.Throws<ObjectDisposedException>(() => _proxy.Add(1, 1));
        Assert.Equal(5, Services.GetService<ITestService>(_name)!.Add(2, 3));
    }

    [Fact]
    public void AParcelKeepsAProxyThatIsDisposed()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        ITestService sender = Services.GetService<ITestService>(_name)!;
        new ServiceManager(Server).AddService(_name + ".other", new TestService());
        BpBinder other = (BpBinder)Services.GetService(_name + ".other")!;
        data.WriteInterfaceToken(ITestService.Descriptor);
        data.WriteNullableStrongBinder(other);
        other.Dispose();

        Assert.Equal(StatusCode.Ok, sender.AsBinder().Transact(ITestService.Transactions.EchoBinder, data, reply));

        reply.ReadException();
        Assert.True(reply.ReadStrongBinder().Ping());
    }

    [Fact]
    public async Task ALinkThatFollowsAnUnlinkOfAnotherThreadIsTold()
    {
        Client.StartThreadPool();
        DeathWatch watch = new();
        IBinder binder = _proxy.AsBinder();
        Assert.Equal(1, _proxy.CallBack(new Relinks(binder, watch), 1));

        Server.Dispose();

        Assert.Same(binder, await watch.Died.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AProcessStopsThoughItsThreadsWaitForAnswers() =>
        Assert.Throws<DeadObjectException>(() => _proxy.CallBack(new StopsServer(Server), 1));

    [Fact]
    public void ThreadsThatCallNoMoreLeaveTheReceiveAreaToOthers()
    {
        const int size = 50_000;
        using ManualResetEventSlim end = new();
        List<Thread> idle = [];
        for (int i = 0; i <= ProcessState.DefaultAreaSize / size; i++)
        {
            using SemaphoreSlim called = new(0);
            Thread thread = new(() =>
            {
                _proxy.EchoBytes(new byte[size]);
                called.Release();
                end.Wait();
            });
            thread.Start();
            called.Wait(TestContext.Current.CancellationToken);
            idle.Add(thread);
        }

        Assert.Equal(500_000, _proxy.EchoBytes(new byte[500_000]).Length);
        end.Set();
        idle.ForEach(thread => thread.Join());
    }

    [Fact]
    public void AnswersThatAnotherThreadDisposesLeaveTheReceiveArea()
    {
        const int size = 900;
        using BlockingCollection<Parcel> answers = new(100);
        Thread other = new(() =>
        {
            _proxy.Add(1, 1);
            foreach (Parcel answer in answers.GetConsumingEnumerable())
                answer.Dispose();
        });
        other.Start();

        for (int sent = 0; sent < 2 * ProcessState.DefaultAreaSize; sent += size)
        {
            using Parcel data = Parcel.Obtain();
            Parcel reply = Parcel.Obtain();
            data.WriteInterfaceToken(ITestService.Descriptor);
            data.WriteByteArray(new byte[size]);
            Assert.Equal(StatusCode.Ok, _proxy.AsBinder().Transact(ITestService.Transactions.EchoBytes, data, reply));
            answers.Add(reply, TestContext.Current.CancellationToken);
        }

        answers.CompleteAdding();
        other.Join();
    }

    [Fact]
    public void AThreadLeavesTheDriverAndComesBack()
    {
        Assert.Equal(5, _proxy.Add(2, 3));
        IPCThreadState before = Client.CurrentThread;
        InParallel(1, _ => Assert.Throws<InvalidOperationException>(before.Leave));

        before.Leave();

        Assert.Equal(5, _proxy.Add(2, 3));
        Assert.NotSame(before, Client.CurrentThread);
        Assert.Throws<InvalidOperationException>(before.Leave);
    }

    private static void InParallel(int count, Action<int> action)
    {
        Thread[] threads = [.. Enumerable.Range(0, count).Select(index => new Thread(() => action(index)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }
}
