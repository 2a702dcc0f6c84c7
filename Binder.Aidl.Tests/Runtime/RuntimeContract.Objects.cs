using Binder.Aidl.Tests.Parcels;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

// Objects on their way, and what they bring along.
public abstract partial class RuntimeContract
{
    [Fact]
    public void AnObjectWithoutExtensionHasNone() => Assert.Null(_proxy.AsBinder().GetExtension());

    [Fact]
    public void AnExtensionArrivesWithItsOwnExtension()
    {
        TestService last = new() { Name = "last" };
        Answering middle = new(static (_, _) => { }) { Extension = last };
        Answering first = new(static (_, _) => { }) { Extension = middle };
        Assert.Same(middle, first.GetExtension());

        IBinder extension = Publish(first).GetExtension()!;

        Assert.Equal(middle.InterfaceDescriptor, extension.InterfaceDescriptor);
        Assert.Equal("last", extension.GetExtension()!.As<ITestService>().Name);
    }

    [Fact]
    public void WhatTheDriverWasToldOfAnObjectStaysAsItIs()
    {
        TestService sent = new();
        Publish(sent);

        Assert.Throws<InvalidOperationException>(() => sent.Extension = new TestService());
        Assert.Throws<InvalidOperationException>(() => sent.RequestsSecurityContext = true);
        Assert.Throws<InvalidOperationException>(() => sent.InheritsRealTimePriority = true);
        Assert.Throws<InvalidOperationException>(() => sent.Stability = Stability.Vintf);
        Assert.Throws<InvalidOperationException>(() => sent.SetMinSchedulerPolicy(SchedulerPolicy.Normal, -5));
        Assert.Equal(Stability.System, sent.Stability);
    }

    [Fact]
    public void AnObjectThatAsksForAPriorityIsCalledAsAnyOther()
    {
        TestService service = new() { InheritsRealTimePriority = true };
        service.SetMinSchedulerPolicy(SchedulerPolicy.Fifo, 50);

        Assert.Equal((SchedulerPolicy.Fifo, 50), (service.MinSchedulerPolicy, service.MinSchedulerPriority));
        Assert.Equal(5, Publish(service).As<ITestService>().Add(2, 3));
    }

    [Theory]
    [InlineData(SchedulerPolicy.Normal, -21)]
    [InlineData(SchedulerPolicy.Normal, 20)]
    [InlineData(SchedulerPolicy.Fifo, 0)]
    [InlineData(SchedulerPolicy.RoundRobin, 100)]
    [InlineData((SchedulerPolicy)3, 1)]
    public void APriorityFitsItsPolicy(SchedulerPolicy policy, int priority) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestService().SetMinSchedulerPolicy(policy, priority));

    [Theory]
    [InlineData(Stability.Undeclared, Stability.System)]
    [InlineData(Stability.System, Stability.System)]
    [InlineData(Stability.Vintf, Stability.Vintf)]
    public void TheStabilityOfAnObjectTravelsWithIt(Stability own, Stability seen)
    {
        TestService service = new();
        if (own != Stability.Undeclared)
            service.Stability = own;

        BpBinder proxy = (BpBinder)Publish(service);

        Assert.Equal(seen, proxy.Stability);
        Assert.Equal(5, proxy.As<ITestService>().Add(2, 3));
        Assert.Same(service, new ServiceManager(Server).GetService(Services.ListServices().First(IsThatOf(proxy))));
    }

    [Fact]
    public void AnObjectOfTheVendorCanBeHeldAndPassedOnAndNotCalled()
    {
        TestService vendors = new() { Stability = Stability.Vendor };
        IBinder proxy = Publish(vendors);

        Assert.True(proxy.Ping());
        Assert.Equal(StatusCode.BadType, Call(proxy));
        Assert.Equal(StatusCode.BadType, Assert.Throws<RemoteException>(() => proxy.As<ITestService>().Add(1, 1)).Status);
        Assert.Same(proxy, _proxy.EchoBinder(proxy));
    }

    [Fact]
    public void ManyObjectsInOneParcelArriveInOrder()
    {
        const int count = 300;
        IBinder[] objects = [.. Enumerable.Range(0, count).Select(static i => new Answering((_, reply) => reply.WriteInt32(i)))];
        IBinder proxy = Publish(new Answering((_, reply) => Array.ForEach(objects, reply.WriteStrongBinder)));
        IBinder[] received = new IBinder[count];

        Assert.Equal(StatusCode.Ok, Call(proxy, read: reply => Fill(received, reply.ReadStrongBinder)));

        Assert.Equal(count, received.Distinct().Count());
        int[] answers = new int[count];
        for (int i = 0; i < count; i++)
            Assert.Equal(StatusCode.Ok, Call(received[i], read: reply => answers[i] = reply.ReadInt32()));
        Assert.Equal(Enumerable.Range(0, count), answers);
    }

    [Fact]
    public void AVectorOfOneObjectIsAsLongAsTheAreaAllows()
    {
        const int count = 10_000; // 36 bytes each: 28 of data, 8 of offset
        TestCallback callback = new();
        int seen = 0;
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            IBinder first = data.ReadStrongBinder();
            for (seen = 1; seen < count && ReferenceEquals(data.ReadStrongBinder(), first); seen++)
            {
            }
        }));

        StatusCode status = Call(proxy, data => Repeat(count, () => data.WriteStrongBinder(callback)));
        StatusCode tooLong = Call(proxy, data => Repeat(3 * count, () => data.WriteStrongBinder(callback)));

        Assert.Equal((StatusCode.Ok, count), (status, seen));
        Assert.Equal(StatusCode.FailedTransaction, tooLong);
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void AReplyThatIsTooLargeFailsAtTheCallerAlone()
    {
        IBinder proxy = Publish(new Answering(static (_, reply) => reply.WriteByteArray(new byte[2 * ProcessState.DefaultAreaSize])));

        Assert.Equal(StatusCode.FailedTransaction, Call(proxy));

        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void AProxyOfAnotherProcessCannotBeSent()
    {
        IBinder others = Server.GetContextObject()!;

        Assert.Equal(StatusCode.InvalidOperation, Call(_proxy.AsBinder(), data => data.WriteStrongBinder(others)));
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void AnObjectThatIsNeitherLocalNorAProxyCannotBeSent()
    {
        Assert.Equal(StatusCode.InvalidOperation, Call(_proxy.AsBinder(), static data => data.WriteStrongBinder(new FakeBinder())));
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void AReplyWithAnObjectThatCannotBeSentIsAnErrorOfTheCallAlone()
    {
        IBinder proxy = Publish(new Answering(static (_, reply) => reply.WriteStrongBinder(new FakeBinder())));

        Assert.Equal(StatusCode.InvalidOperation, Call(proxy));
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void BytesThatLookLikeAnObjectAreNone()
    {
        Exception? e = null;
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            e = Record.Exception(data.ReadStrongBinder);
            throw e!;
        }));

        StatusCode status = Call(proxy, static data =>
        {
            foreach (int word in (int[])[0x73682A85, 0x13, 1, 0, 0, 0, 12]) // BINDER_TYPE_HANDLE, handle 1, stability
                data.WriteInt32(word);
        });

        Assert.IsType<ParcelException>(e);
        Assert.Equal(StatusCode.BadType, status);
    }

    [Fact]
    public void AnObjectComesThroughAThirdProcess()
    {
        using ProcessState third = ProcessState.Open(Device);
        third.StartThreadPool();
        int seen = 0;
        Answering target = new((_, reply) =>
        {
            seen = IPCThreadState.Self.CallingPid;
            reply.WriteInt32(42);
        });
        _service.Keep(new ServiceManager(Server).GetService(Registered(third, target)));
        IBinder go = Publish(new Answering((_, reply) => reply.WriteStrongBinder(_service.Kept!)));
        IBinder? indirect = null;
        Call(go, read: reply => indirect = reply.ReadStrongBinder());
        int answer = 0;

        Call(indirect!, read: reply => answer = reply.ReadInt32());

        Assert.Equal(42, answer);
        Assert.Equal(_proxy.CallingPid(), seen);
    }

    [Fact]
    public void AnObjectThatEverybodyGaveBackCanBeSentAgain()
    {
        Client.StartThreadPool();
        TestCallback callback = new();
        for (int round = 0; round < 3; round++)
        {
            _proxy.Keep(callback);
            Assert.Equal(8, _proxy.CallKept(7));
            _proxy.Keep(null);
            Assert.True(Client.LocalObjects.WaitUntilEmpty(Patience));
        }
    }

    [Fact]
    public void AProxyThatWasCollectedIsMadeAnew()
    {
        TestService service = new();
        string name = Registered(Server, service);
        for (int round = 0; round < 3; round++)
        {
            Assert.Equal(5, Services.GetService<ITestService>(name)!.Add(2, 3));
            Collect();
        }
    }

    [Fact]
    public void AnObjectLivesUntilTheOnewayCallThatBringsItIsOver()
    {
        TaskCompletionSource<int> called = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using ManualResetEventSlim go = new();
        IBinder proxy = Publish(new Answering((data, _) =>
        {
            go.Wait();
            called.SetResult(data.ReadInterface<ITestCallback>().Call(7));
        }));
        Client.StartThreadPool();
        Assert.Equal(StatusCode.Ok, Call(proxy, static data => data.WriteInterface<ITestCallback>(new TestCallback()), flags: TransactionFlags.Oneway));
        Collect();

        go.Set();

        Assert.Equal(8, Result(called));
    }

    [Fact]
    public void TransactionsThatEveryObjectAnswersComeWithoutAnInterface()
    {
        IBinder proxy = Publish(new Answering(static (_, reply) => reply.WriteInt32(1)));
        int pid = 0;

        Assert.Equal(StatusCode.Ok, Call(proxy, read: reply => pid = reply.ReadInt32(), code: SystemTransactions.DebugPid));
        Assert.Equal(StatusCode.Ok, Call(proxy, read: reply => Assert.Equal(0, reply.DataSize), code: SystemTransactions.Ping));

        Assert.Equal(Environment.ProcessId, pid);
    }

    [Fact]
    public void AnEmptyCallHasAnEmptyAnswer()
    {
        int size = -1;
        IBinder proxy = Publish(new Answering((data, _) => size = data.DataSize));

        for (int i = 0; i < 500; i++)
            Assert.Equal(StatusCode.Ok, Call(proxy, read: reply => Assert.Equal(0, reply.DataSize)));

        Assert.Equal(0, size);
    }

    [Fact]
    public void ProxiesAreCountedByTheUserWhoSentTheirObjects()
    {
        Server.ProxyCounter.IsEnabled = true;
        int before = Server.ProxyCounter.CountOf(Own.CallingUid);
        for (int i = 0; i < 5; i++)
            _proxy.Keep(new TestCallback()); // the one before is given back

        Assert.Equal(before + 1, Server.ProxyCounter.CountOf(Own.CallingUid));
        Assert.Equal(before + 1, Server.ProxyCounter.Counts()[Own.CallingUid]);
        _proxy.Keep(null);
        Assert.Equal(before, Server.ProxyCounter.CountOf(Own.CallingUid));
    }

    [Fact]
    public void TooManyProxiesOfOneUserAreReportedOnceAtEachMark()
    {
        List<(string Mark, int Count)> reports = [];
        Server.ProxyCounter.WarningReached += (_, e) => reports.Add(("warning", e.Count));
        Server.ProxyCounter.HighReached += (_, e) => reports.Add(("high", e.Count));
        Server.ProxyCounter.SetWatermarks(high: 4, low: 1, warning: 3);
        Server.ProxyCounter.IsEnabled = true;
        List<IBinder> held = [];
        IBinder hoard = Publish(new Answering((data, _) => held.Add(data.ReadStrongBinder())));

        Repeat(9, () => Call(hoard, static data => data.WriteStrongBinder(new TestCallback())));
        Assert.Equal([("warning", 3), ("high", 4), ("high", 8)], reports);

        held.ForEach(static proxy => ((BpBinder)proxy).Dispose());
        Repeat(3, () => Call(hoard, static data => data.WriteStrongBinder(new TestCallback())));
        Assert.Equal(("warning", 3), reports[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Server.ProxyCounter.SetWatermarks(high: 1, low: 2, warning: 2));
    }

    [Fact]
    public void AUserWithTooManyObjectsIsRefusedUntilSomeAreGivenBack()
    {
        Server.ProxyCounter.SetWatermarks(high: 3, low: 1, warning: 3);
        Server.ProxyCounter.IsEnabled = true;
        Server.ProxyCounter.IsThrottling = true;
        List<IBinder> held = [];
        IBinder hoard = Publish(new Answering((data, _) => held.Add(data.ReadStrongBinder())));
        StatusCode Send() => Call(hoard, static data => data.WriteStrongBinder(new TestCallback()));

        Repeat(3, () => Assert.Equal(StatusCode.Ok, Send()));
        Assert.Equal(StatusCode.NoMemory, Send());

        held.Take(2).ToList().ForEach(static proxy => ((BpBinder)proxy).Dispose());
        Assert.Equal(StatusCode.Ok, Send());
    }

    private static void Repeat(int count, Action action)
    {
        for (int i = 0; i < count; i++)
            action();
    }

    private static void Fill<T>(T[] items, Func<T> next)
    {
        for (int i = 0; i < items.Length; i++)
            items[i] = next();
    }

    private string Registered(ProcessState process, BBinder service)
    {
        string name = $"{_name}.{Guid.NewGuid():N}";
        new ServiceManager(process).AddService(name, service);
        return name;
    }

    private Func<string, bool> IsThatOf(IBinder proxy) =>
        name => name.StartsWith(_name, StringComparison.Ordinal) && ReferenceEquals(Services.CheckService(name), proxy);
}
