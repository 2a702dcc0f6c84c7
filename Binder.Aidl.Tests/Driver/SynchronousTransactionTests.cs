using Binder.Aidl.Tests.Driver.Virtual;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class SynchronousTransactionTests
{
    private readonly VirtualDevice _device = new();

    [Fact]
    [Trait("Item", "58")]
    public void AnExportInACallIsReportedTogetherWithTheReply()
    {
        VirtualProcess manager = _device.Manager;
        VirtualProcess server = _device.Open();

        server.Main.Write(c => c.Call(0, 1, m => m.Binder(0x5000, 0x6000)));
        Assert.Equal("EAGAIN", server.Main.Read());
        Received call = manager.Main.Read();
        Assert.Equal(1u, call.Transaction.Object(0).handle);
        manager.Main.Write(c => c.Reply());

        Assert.Equal("NOOP INCREFS(5000,6000) ACQUIRE(5000,6000) TC REPLY", server.Main.Read());
    }

    [Fact]
    public void ASharedHandleCarriesACallAndItsReply()
    {
        VirtualProcess server = _device.Open();
        _ = _device.Manager;
        VirtualProcess client = _device.Open();
        uint handle = _device.Share(server, client);

        client.Main.Write(c => c.Call(handle, 7, m => m.Bytes(1, 2, 3, 4, 5)));
        Assert.Equal("EAGAIN", client.Main.Read());
        Received call = server.Main.Read();
        Assert.Equal("NOOP TXN", call);
        Assert.Equal([1, 2, 3, 4, 5], call.Transaction.Bytes);
        server.Main.Write(c => c.FreeBuffer(call).Reply(8, m => m.Bytes(9)));
        Assert.Equal("NOOP TC", server.Main.Read());
        Received reply = client.Main.Read();
        Assert.Equal("NOOP TC REPLY", reply);
        Assert.Equal(8u, reply.Transaction.Data.code);
        client.Main.Write(c => c.FreeBuffer(reply));
        Assert.Equal(0, _device.Counts.Buffers);
        Assert.Equal(0, _device.Counts.Transactions);

        _device.CloseAll();
        Assert.Equal(default, _device.Counts);
    }
}
