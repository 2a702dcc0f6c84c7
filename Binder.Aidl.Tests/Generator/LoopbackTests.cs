using Binder.Aidl.Tests.Generator.Loopback;
using Microsoft.Win32.SafeHandles;
using Xunit;

namespace Binder.Aidl.Tests.Generator;

/// <summary>Generated proxy against generated stub: what one writes the other reads.</summary>
public sealed class LoopbackTests
{
    private readonly Sample _sample = new();
    private readonly LoopbackBinder _binder;
    private readonly ISample _proxy;

    public LoopbackTests()
    {
        _binder = new LoopbackBinder(_sample);
        _proxy = ISample.AsInterface(_binder);
    }

    [Fact]
    public void TheTypedViewOfALocalObjectIsTheObject()
    {
        Assert.IsType<BpSample>(_proxy);
        Assert.Same(_sample, ISample.AsInterface(_sample));
        Assert.Same(_binder, _proxy.AsBinder());
        Assert.Equal("test.ISample", _sample.InterfaceDescriptor);
    }

    [Fact]
    public void ResultsAndOutParametersReturn()
    {
        _proxy.Divide(17, 5, out int quotient, out int remainder);

        Assert.Equal(5, _proxy.Add(2, 3));
        Assert.Equal((3, 2), (quotient, remainder));
    }

    [Fact]
    public void PropertiesAreTwoTransactions()
    {
        Assert.Equal("first", _proxy.Title);
        _proxy.Title = null;
        Assert.Null(_sample.Title);
        Assert.Equal((1u, 2u, 3u), (ISample.Transactions.GetTitle, ISample.Transactions.SetTitle, ISample.Transactions.Add));
    }

    [Fact]
    public void PrimitivesKeepTheirValues() =>
        Assert.Equal(
            "True -128 255 é -2147483648 9223372036854775807 1.5 -0.25",
            _proxy.Primitives(true, sbyte.MinValue, byte.MaxValue, 'é', int.MinValue, long.MaxValue, 1.5f, -0.25));

    [Fact]
    public void EnumsTravelAsTheirBackingType()
    {
        Color color = Color.Red;

        Distance distance = _proxy.Enums(Color.Blue, Level.High, ref color, [Level.Low, Level.High, Level.Low], out Color[] colors);

        Assert.Equal((Distance.Far, Color.Blue), (distance, color));
        Assert.Equal([Color.Red, Color.Blue], colors);
        Assert.Equal(["Blue High Red Low,High,Low"], _sample.Calls);
    }

    [Fact]
    public void NullsTravelWhereTheyAreAllowed()
    {
        Assert.Null(_proxy.Strings("a", null, [], null));
        Assert.Equal("a,,b,,c", string.Join(',', _proxy.Strings("a", null, ["b"], [null, "c"])!));
    }

    [Fact]
    public void OutArraysAreFilledInPlace()
    {
        byte[] bytes = new byte[5];
        int[] numbers = new int[2];
        Level[] levels = new Level[3];

        Assert.Equal(10, _proxy.Fill(bytes, numbers, levels));

        Assert.Equal([0xAB, 0xAB, 0xAB, 0xAB, 0xAB], bytes);
        Assert.Equal([-1, -1], numbers);
        Assert.Equal([Level.High, Level.High, Level.High], levels);
        Assert.Equal(-100, _proxy.Fill([], null, []));
    }

    [Fact]
    public void RefArraysAreReplaced()
    {
        int[] numbers = [3, 1, 2];

        _proxy.Sort(ref numbers, out List<long> longs);

        Assert.Equal([1, 2, 3], numbers);
        Assert.Equal([1L, 2L, 3L], longs);
    }

    [Fact]
    public void ParcelablesTravelByValue()
    {
        Person boss = new("Ada", 40) { Tags = ["a", "b"] };

        Person? read = _proxy.Boss(new Person("Bob", 20, boss), new Point(1, 2), [new Point(3, 4), new Point(5, 6)], [null, boss], out Point end);

        Assert.Equal(("Ada", 40, null), (read!.Name, read.Age, read.Boss));
        Assert.Equal(["a", "b"], read.Tags);
        Assert.Equal(new Point(5, 6), end);
        Assert.Equal([$"{new Point(1, 2)} 2 1"], _sample.Calls);
    }

    [Fact]
    public void ObjectsKeepTheirIdentity()
    {
        Listener listener = new();

        _proxy.Watch(listener, null, _sample);

        Assert.Equal(["True True"], _sample.Calls);
        Assert.Equal([(5, null)], listener.Changes);
    }

    [Fact]
    public void FilesAreDuplicated()
    {
        string path = Path.GetTempFileName();
        using SafeFileHandle file = File.OpenHandle(path, options: FileOptions.DeleteOnClose);
        RandomAccess.GetLength(file);

        using SafeFileHandle echo = _proxy.Echo(file, null);

        Assert.NotEqual(file.DangerousGetHandle(), echo.DangerousGetHandle());
        Assert.Equal(["True"], _sample.Calls);
    }

    [Fact]
    public async Task TasksComplete()
    {
        Assert.Equal(2.5, await _proxy.MeanAsync([1, 2, 3, 4], TestContext.Current.CancellationToken));
        Assert.Equal("name 3", await _proxy.NameAsync(3));
        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _proxy.FailAsync("why"));
        Assert.Equal("why", failure.Message);
    }

    [Fact]
    public async Task OnewayCallsHaveNoAnswer()
    {
        _proxy.Log("hello");
        await _proxy.PostAsync(3);

        Assert.Equal(["hello", "posted 3"], _sample.Calls);
    }

    [Fact]
    public void DataLeftOverIsRefused()
    {
        _binder.Tamper = static data => data.WriteInt32(0);

        BadParcelableException failure = Assert.Throws<BadParcelableException>(() => _proxy.Add(1, 2));
        Assert.Contains("unread size: 4", failure.Message, StringComparison.Ordinal);
        Assert.Throws<BadParcelableException>(() => _proxy.Title);
    }

    [Fact]
    public void UnknownCodesGoToTheBase()
    {
        using Parcel data = Parcel.Obtain();
        using Parcel reply = Parcel.Obtain();

        Assert.Equal(StatusCode.UnknownTransaction, _sample.Transact(99, data, reply));
    }

    [Fact]
    public void ARequestForAnotherInterfaceIsRefused()
    {
        ISampleListener wrong = ISampleListener.AsInterface(_binder);

        RemoteException failure = Assert.ThrowsAny<RemoteException>(() => wrong.Changed(1, null));
        Assert.Equal(StatusCode.BadType, failure.Status);
    }

    [Fact]
    public void SynchronousCallsAllocateNothing()
    {
        for (int i = 0; i < 100; i++)
            _proxy.Add(i, i);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            _proxy.Add(i, i);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private sealed class Listener : BnSampleListener
    {
        public List<(int Value, string? Reason)> Changes { get; } = [];

        public override void Changed(int value, string? reason) => Changes.Add((value, reason));
    }
}
