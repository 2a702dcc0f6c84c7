using System.Runtime.CompilerServices;
using System.Security;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>What the runtime does on every device; subclasses only name one. Server and client are two processes to the driver.</summary>
public abstract partial class RuntimeContract : IClassFixture<RuntimeNeighbours>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _name = $"test.{Guid.NewGuid():N}";
    private readonly TestService _service = new();
    private readonly ITestService _proxy;
    private readonly RuntimeNeighbours _neighbours;

    protected RuntimeContract(string device, RuntimeNeighbours neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        Device = device;
        _neighbours = neighbours;
        Server = ProcessState.Open(device);
        Server.StartThreadPool();
        Client = ProcessState.Open(device);
        new ServiceManager(Server).AddService(_name, _service);
        _proxy = Services.GetService<ITestService>(_name)!;
    }

    protected string Device { get; }

    protected ProcessState Server { get; }

    protected ProcessState Client { get; }

    private ServiceManager Services => new(Client);

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ACallReturnsItsResult() => Assert.Equal(5, _proxy.Add(2, 3));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("grüße \U0001F600")]
    public void ANullableStringComesBack(string? text) => Assert.Equal(text, _proxy.Echo(text));

    [Theory]
    [InlineData(0)]
    [InlineData(4096)]
    [InlineData(65536)]
    [InlineData(500_000)]
    public void BytesOfAnySizeComeBack(int size)
    {
        byte[] bytes = new byte[size];
        new Random(size).NextBytes(bytes);

        Assert.Equal(bytes, _proxy.EchoBytes(bytes));
    }

    [Fact]
    public void ATransactionLargerThanTheReceiversAreaIsTooLarge()
    {
        TransactionTooLargeException e = Assert.Throws<TransactionTooLargeException>(
            () => _proxy.EchoBytes(new byte[ProcessState.DefaultAreaSize + 1]));

        Assert.Contains("no room", e.Message, StringComparison.Ordinal);
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void OutAndRefResultsComeBack()
    {
        _proxy.Divide(17, 5, out int quotient, out int remainder);
        long value = 21;
        _proxy.Double(ref value);
        int[] numbers = new int[3];
        _proxy.Fill(numbers, 7);

        Assert.Equal((3, 2), (quotient, remainder));
        Assert.Equal(42, value);
        Assert.Equal([7, 7, 7], numbers);
    }

    [Fact]
    public void EnumsParcelablesAndListsComeBack()
    {
        Assert.Equal(Color.Yellow, _proxy.Mix(Color.Red, Color.Green));
        Assert.Equal(new Point(2, 1, "p"), _proxy.Mirror(new Point(1, 2, "p")));
        Assert.Equal(["a", "b", "c"], _proxy.Sort(["c", "a", "b"]));
    }

    [Fact]
    public void APropertyIsReadAndWrittenOverThere()
    {
        _proxy.Name = "renamed";

        Assert.Equal("renamed", _proxy.Name);
        Assert.Equal("renamed", _service.Name);
    }

    [Fact]
    public async Task AsynchronousMethodsComplete()
    {
        Task<int>[] sums = [.. Enumerable.Range(0, 20).Select(i => _proxy.AddAsync(i, i))];

        Assert.Equal(Enumerable.Range(0, 20).Select(i => 2 * i), await Task.WhenAll(sums));
        await _proxy.PingAsync();
    }

    [Fact]
    public async Task ACancelledCallIsNotMade()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _proxy.AddAsync(1, 2, cancelled.Token));
    }

    [Fact]
    public async Task TheCallersIdentityFlowsThroughAnAsynchronousImplementation() =>
        Assert.Equal(_proxy.CallingPid(), await _proxy.CallerAfterAwaitAsync());

    [Theory]
    [InlineData(nameof(SecurityException), typeof(SecurityException))]
    [InlineData(nameof(ArgumentException), typeof(ArgumentException))]
    [InlineData(nameof(ArgumentNullException), typeof(ArgumentNullException))]
    [InlineData(nameof(InvalidOperationException), typeof(InvalidOperationException))]
    [InlineData(nameof(NotSupportedException), typeof(NotSupportedException))]
    [InlineData(nameof(BadParcelableException), typeof(BadParcelableException))]
    [InlineData(nameof(ServiceSpecificException), typeof(ServiceSpecificException))]
    public void AnExceptionArrivesAsItsTypeWithItsMessage(string type, Type expected)
    {
        Exception? e = Record.Exception(() => _proxy.Throw(type, "the message"));

        Assert.IsType(expected, e);
        Assert.Equal("the message", e.Message);
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    [Fact]
    public void AnExceptionWithoutACodeOfItsOwnArrivesNamed()
    {
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => _proxy.Throw("other", "late"));

        Assert.Equal("TimeoutException: late", e.Message);
    }

    [Fact]
    public void AnOverflowOverThereIsAnExceptionHere() =>
        Assert.Contains("OverflowException", Assert.Throws<InvalidOperationException>(() => _proxy.Add(int.MaxValue, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void ACallbackDuringACallRunsOnTheThreadThatWaits()
    {
        TestCallback callback = new();

        int result = _proxy.CallBack(callback, 20);

        Assert.Equal(21, result);
        Assert.Equal(Environment.CurrentManagedThreadId, callback.Thread);
    }

    [Fact]
    public void CallsNestToAnyDepth()
    {
        Recursion recursion = new(_proxy);

        Assert.Equal(10, _proxy.CallBack(recursion, 0));
        Assert.All(recursion.Threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Fact]
    public async Task OnewayCallsToOneObjectArriveInOrder()
    {
        Client.StartThreadPool();
        TestCallback callback = new();
        for (int i = 0; i < 200; i++)
            _proxy.Note(i);
        _proxy.SendNotes(callback);

        Assert.Equal(Enumerable.Range(0, 200), await callback.Notes.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void AnObjectThatComesHomeArrivesAsItself()
    {
        TestCallback callback = new();

        Assert.Same(callback, _proxy.EchoBinder(callback));
        Assert.Null(_proxy.EchoBinder(null));
    }

    [Fact]
    public void TheSameObjectArrivesAsTheSameProxy()
    {
        IBinder first = Services.GetService(_name)!;
        IBinder second = Services.CheckService(_name)!;

        Assert.Same(first, second);
        Assert.Same(_proxy.AsBinder(), first);
        Assert.Same(first, _proxy.EchoBinder(first));
    }

    [Fact]
    public void AnObjectLivesWhileTheOtherProcessHoldsIt()
    {
        WeakReference<TestCallback> kept = LendCallback();
        Collect();

        Assert.True(IsAlive(kept));
        Assert.Equal(8, _proxy.CallKept(7));

        Client.StartThreadPool();
        _proxy.Keep(null);
        Assert.True(Client.LocalObjects.WaitUntilEmpty(Patience));
        Collect();
        Assert.False(IsAlive(kept));
    }

    [Fact]
    public void ADisposedProxyGivesItsHandleBack()
    {
        int before = Client.LiveProxies;
        ITestService another = Services.GetService<ITestService>(_name)!;
        Assert.Equal(before, Client.LiveProxies);

        (another as IDisposable)!.Dispose();
        Assert.Equal(5, _proxy.Add(2, 3));
        (_proxy as IDisposable)!.Dispose();

        Assert.Equal(before - 1, Client.LiveProxies);
        Assert.Throws<ObjectDisposedException>(() => _proxy.Add(2, 3));
        Assert.Equal(5, Services.GetService<ITestService>(_name)!.Add(2, 3));
    }

    [Fact]
    public void AProxyThatWasTakenOutUntypedSurvivesItsTypedProxies()
    {
        IBinder binder = _proxy.AsBinder();

        (_proxy as IDisposable)!.Dispose();

        Assert.True(binder.Ping());
        Assert.Equal(5, binder.As<ITestService>().Add(2, 3));
    }

    [Fact]
    public void ACollectedProxyGivesItsHandleBack()
    {
        int before = Client.LiveProxies;
        MakeProxies(50);
        Collect();

        Assert.True(Client.LiveProxies <= before, $"{Client.LiveProxies} proxies live, {before} before.");
    }

    [Fact]
    public void SystemTransactionsAreAnswered()
    {
        IBinder binder = _proxy.AsBinder();

        Assert.True(binder.Ping());
        Assert.True(binder.IsAlive);
        Assert.Equal("com.example.test.ITestService", binder.InterfaceDescriptor);
        Assert.Null(binder.QueryLocalInterface("com.example.test.ITestService"));
    }

    [Fact]
    public void ALocalObjectIsCalledDirectly()
    {
        ITestService local = ((IBinder)_service).As<ITestService>();

        Assert.Same(_service, local);
    }

    [Fact]
    public void DumpWritesToTheCallersDescriptor()
    {
        string path = Path.GetTempFileName();
        using (SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.Write))
            Services.GetService("manager")!.Dump(file, "-a");

        Assert.Contains(_name, File.ReadAllText(path), StringComparison.Ordinal);
        File.Delete(path);
    }

    [Fact]
    public void ADescriptorArrivesOpen()
    {
        using SafeFileHandle file = _proxy.OpenText("through the driver");
        byte[] bytes = new byte[100];

        int length = RandomAccess.Read(file, bytes, 0);

        Assert.Equal("through the driver", Encoding.UTF8.GetString(bytes, 0, length));
    }

    [Fact]
    public async Task TheDeathOfAProcessIsAnnouncedOnce()
    {
        Client.StartThreadPool();
        DeathWatch watch = new();
        _proxy.AsBinder().LinkToDeath(watch);

        Server.Dispose();
        IBinder died = await watch.Died.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Same(_proxy.AsBinder(), died);
        Assert.False(died.IsAlive);
        Assert.Throws<DeadObjectException>(() => _proxy.Add(1, 1));
        Assert.Throws<DeadObjectException>(() => _proxy.AsBinder().LinkToDeath(watch));
        Assert.DoesNotContain(_name, Services.ListServices());
    }

    [Fact]
    public void AnUnlinkedRecipientHearsNothing()
    {
        DeathWatch watch = new();
        IBinder binder = _proxy.AsBinder();
        binder.LinkToDeath(watch);

        Assert.True(binder.UnlinkToDeath(watch));
        Assert.False(binder.UnlinkToDeath(watch));

        Server.Dispose();
        Assert.Throws<DeadObjectException>(() => _proxy.Add(1, 1));
        Assert.False(watch.Died.IsCompleted);
    }

    [Fact]
    public void ACallThatTheServerNeverAnswersEndsWithItsDeath()
    {
        KillsServer callback = new(Server);

        Assert.Throws<DeadObjectException>(() => _proxy.CallBack(callback, 1));
    }

    [Fact]
    public void ManyThreadsCallAtOnce()
    {
        int wrong = 0;
        Thread[] threads = [.. Enumerable.Range(0, 8).Select(seed => new Thread(() =>
        {
            for (int i = 0; i < 200; i++)
            {
                if (_proxy.Add(seed, i) != seed + i)
                    Interlocked.Increment(ref wrong);
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, wrong);
    }

    [Fact]
    public void AnUnknownTransactionIsRefused()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();

        Assert.Equal(StatusCode.UnknownTransaction, _proxy.AsBinder().Transact(0xFFFFF0, data, reply));
    }

    [Fact]
    public void AMalformedRequestIsAnErrorOfItsCallerAlone()
    {
        Assert.Equal(StatusCode.BadType, Send(data => data.WriteInterfaceToken("com.example.Other")));
        Assert.Equal(StatusCode.NotEnoughData, Send(data => data.WriteInterfaceToken(ITestService.Descriptor), 2));
        Assert.Equal(StatusCode.BadType, Send(static _ => { }));
        Assert.Equal(StatusCode.BadValue, Send(WriteLyingLength, ITestService.Transactions.EchoBytes));
        Exception? e = Record.Exception(() => Send(data =>
        {
            data.WriteInterfaceToken(ITestService.Descriptor);
            data.WriteInt32(1);
            data.WriteInt32(2);
            data.WriteInt32(3);
        }));
        Assert.Equal("Parcel data not fully consumed, unread size: 4", Assert.IsType<BadParcelableException>(e).Message);
        Assert.Equal(5, _proxy.Add(2, 3));
    }

    private static void WriteLyingLength(Parcel data)
    {
        data.WriteInterfaceToken(ITestService.Descriptor);
        data.WriteInt32(int.MaxValue);
        data.WriteInt32(0);
    }

    private static void Collect()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsAlive(WeakReference<TestCallback> reference) => reference.TryGetTarget(out _);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference<TestCallback> LendCallback()
    {
        TestCallback callback = new();
        _proxy.Keep(callback);
        return new WeakReference<TestCallback>(callback);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeProxies(int count)
    {
        List<IBinder> proxies = [];
        for (int i = 0; i < count; i++)
        {
            string name = $"{_name}.{i}";
            new ServiceManager(Server).AddService(name, new TestService());
            proxies.Add(Services.GetService(name)!);
        }

        Assert.All(proxies, proxy => Assert.True(proxy.Ping()));
        Assert.True(Client.LiveProxies >= count);
    }

    // The proxy, at the client, of an object of the server.
    private IBinder Publish(BBinder service)
    {
        string name = $"{_name}.{Guid.NewGuid():N}";
        new ServiceManager(Server).AddService(name, service);
        return Services.GetService(name)!;
    }

    private static StatusCode Call(
        IBinder binder, Action<Parcel>? write = null, Action<Parcel>? read = null, TransactionFlags flags = TransactionFlags.None, uint code = 1)
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        write?.Invoke(data);
        StatusCode status = binder.Transact(code, data, reply, flags);
        if (status == StatusCode.Ok)
            read?.Invoke(reply);
        return status;
    }

    private static Thread Start(Action action)
    {
        Thread thread = new(() => action()) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private static void Await(ManualResetEventSlim signal) => Assert.True(signal.Wait(Patience));

    private static void Await(CountdownEvent signals) => Assert.True(signals.Wait(Patience));

    private static void Await(Task task) => Assert.True(task.Wait(Patience));

    private static T Result<T>(TaskCompletionSource<T> source)
    {
        Await(source.Task);
        return source.Task.GetAwaiter().GetResult();
    }

    private static void WaitUntilBlocked(Thread thread) =>
        Assert.True(SpinWait.SpinUntil(() => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0, Patience));

    private StatusCode Send(Action<Parcel> write, uint code = ITestService.Transactions.Add)
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();
        write(data);
        StatusCode status = _proxy.AsBinder().Transact(code, data, reply);
        if (status == StatusCode.Ok)
            reply.ReadException();
        return status;
    }
}
