using Xunit;

namespace Binder.Aidl.Tests.Parcels;

/// <summary>Objects on their way between processes: the worked examples 32, 35, 67, 69 and 71, and who keeps what alive.</summary>
public sealed class FlattenTests
{
    private readonly FakeObjects _objects = new();

    [Fact]
    public void AProxyIsItsHandle()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(TestProxy.WithHandle(5));

        Assert.Equal("852a6873 13000000 05000000 00000000 00000000 00000000 0c000000", Wire.Hex(parcel.Data));
        Assert.Equal([0UL], parcel.Offsets.ToArray());
    }

    [Fact]
    public void TheContextManagersHandleIsInNoTable()
    {
        using Parcel parcel = Parcel.Obtain();
        BpBinder contextManager = TestProxy.WithHandle(0);
        parcel.WriteStrongBinder(contextManager);

        Assert.Equal("852a6873 13000000 00000000 00000000 00000000 00000000 0c000000", Wire.Hex(parcel.Data));
        Assert.Equal(0, parcel.ObjectCount);
        parcel.DataPosition = 0;
        Assert.Same(contextManager, parcel.ReadStrongBinder());
    }

    [Fact]
    public void ALocalObjectGetsItsNumbersWhenTheParcelIsSent()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteInterfaceToken("android.os.IServiceManager");
        parcel.WriteString16("foo");
        parcel.WriteStrongBinder(new TestObject());
        parcel.WriteBool(false);
        parcel.WriteInt32(8);

        parcel.Flatten(_objects);

        Assert.Equal(
            "00000080 ffffffff 54535953 1a000000 61006e00 64007200 6f006900 64002e00 6f007300 2e004900 53006500 72007600 69006300 "
            + "65004d00 61006e00 61006700 65007200 00000000 03000000 66006f00 6f000000 852a6273 13010000 10007f00 00000000 40007f00 "
            + "00000000 0c000000 00000000 08000000",
            Wire.Hex(parcel.Data));
        Assert.Equal([0x54UL], parcel.Offsets.ToArray());
    }

    [Fact]
    public void AnObjectIsExportedOncePerParcelAndHeldUntilItsReset()
    {
        Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new TestObject());
        parcel.Flatten(_objects);
        parcel.Flatten(_objects);
        Assert.Single(_objects.Exported);
        parcel.WriteStrongBinder(new TestObject());
        parcel.Flatten(_objects);
        Assert.Equal(2, _objects.Exported.Count);
        Assert.Empty(_objects.Unexported);

        parcel.Dispose();

        Assert.Equal([FakeObjects.Ptr, FakeObjects.Ptr], _objects.Unexported);
    }

    [Fact]
    public void AParcelThatWasNeverSentHoldsNothing()
    {
        using (Parcel parcel = Parcel.Obtain())
            parcel.WriteStrongBinder(new TestObject());

        Assert.Empty(_objects.Unexported);
    }

    [Fact]
    public void CuttingAnExportedObjectOffEndsItsExport()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new TestObject());
        parcel.Flatten(_objects);
        parcel.SetDataSize(0);

        Assert.Single(_objects.Unexported);
        Assert.Equal(0, parcel.ObjectCount);
    }

    [Fact]
    public void AParcelCanBeSentByOneProcessAfterAnother()
    {
        FakeObjects other = new();
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new TestObject());
        parcel.Flatten(_objects);
        parcel.Flatten(other);

        Assert.Single(_objects.Unexported);
        Assert.Single(other.Exported);
        Assert.Empty(other.Unexported);
    }

    [Fact]
    public void AProxyOfAnotherProcessIsRefused()
    {
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(new TestObject());
        parcel.WriteStrongBinder(TestProxy.WithHandle(5));

        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => parcel.Flatten(_objects));

        Assert.Equal("The proxy at offset 28 (handle 5) belongs to another process than the sender.", e.Message);
        parcel.Reset();
        Assert.Single(_objects.Unexported);
    }

    [Fact]
    public void ADisposedProxyIsRefusedButStaysInTheParcelsThatContainIt()
    {
        using ProcessState server = ProcessState.Open($"inproc:{nameof(ADisposedProxyIsRefusedButStaysInTheParcelsThatContainIt)}");
        using ProcessState client = ProcessState.Open($"inproc:{nameof(ADisposedProxyIsRefusedButStaysInTheParcelsThatContainIt)}");
        server.BecomeContextManager(new TestObject());
        server.StartThreadPool();
        BpBinder proxy = Assert.IsType<BpBinder>(client.GetContextObject());
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(proxy);
        proxy.Dispose();

        parcel.Flatten(client);
        Assert.Throws<ObjectDisposedException>(() => parcel.WriteStrongBinder(proxy));
    }

    [Fact]
    public void AFlattenedParcelIsStillReadHere()
    {
        TestObject local = new();
        using Parcel parcel = Parcel.Obtain();
        parcel.WriteStrongBinder(local);
        parcel.Flatten(_objects);
        parcel.DataPosition = 0;

        Assert.Same(local, parcel.ReadStrongBinder());
    }

    [Theory]
    [InlineData("00000000 852a6873 00000000 03000000 00000000 00000000 00000000 0c000000", "4", 3u)]
    [InlineData("00000000 852a6873 00000000 00000000 00000000 00000000 00000000 0c000000", "", 0u)]
    [InlineData("00000000 852a6873 13000000 05000000 00000000 00000000 00000000 03000000", "4", 5u)]
    public void AReceivedHandleBecomesItsProxy(string wire, string offsets, uint handle)
    {
        using ReceivedData data = new(Wire.Bytes(wire), Wire.Offsets(offsets));
        using Parcel parcel = data.Open(_objects);
        parcel.ReadException();

        BpBinder proxy = Assert.IsType<BpBinder>(parcel.ReadStrongBinder());

        Assert.Equal(handle, proxy.Handle);
        Assert.Equal(0, parcel.DataAvailable);
    }

    [Fact]
    public void AServiceWithItsMetadataIsRead()
    {
        using ReceivedData data = new(
            Wire.Bytes(
                "00000000 01000000 00000000 01000000 24000000 852a6873 00000000 01000000 00000000 00000000 00000000 0c000000 00000000"),
            0x14);
        using Parcel parcel = data.Open(_objects);
        parcel.ReadException();
        Assert.Equal(1, parcel.ReadInt32());
        Assert.Equal(0, parcel.ReadInt32());
        Assert.Equal(1, parcel.ReadInt32());
        ParcelableReader reader = parcel.BeginReadParcelable();

        Assert.Equal(1u, Assert.IsType<BpBinder>(parcel.ReadStrongBinder()).Handle);
        Assert.False(parcel.ReadBool());
        parcel.EndReadParcelable(reader);
        parcel.EnforceNoDataAvailable();
    }

    [Fact]
    public void AReceivedParcelIsSentOnByItsReceiverOnly()
    {
        using ReceivedData data = new(new byte[8]);
        using Parcel parcel = data.Open(_objects);
        parcel.Flatten(_objects);

        Assert.Throws<InvalidOperationException>(() => parcel.Flatten(new FakeObjects()));
    }
}
