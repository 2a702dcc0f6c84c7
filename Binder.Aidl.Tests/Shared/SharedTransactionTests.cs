using Binder.Aidl.Tests.Shared.Raw;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>Calls through the daemon, as raw commands.</summary>
public sealed class SharedTransactionTests : IDisposable
{
    private readonly SharedDriver _driver = new();
    private readonly RawProcess _server;
    private readonly RawProcess _client;

    public SharedTransactionTests()
    {
        _server = _driver.OpenManager();
        _client = _driver.Open();
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _driver.Dispose();
    }

    [Fact]
    public void ACallReachesTheServerAndTheReplyTheCaller()
    {
        _client.Main.Write(Bc.Transaction(0, code: 5, Pinned.Pattern(100)));

        Br call = _server.Main.Read();
        Assert.Equal([BR_NOOP, BR_TRANSACTION], call.Codes);
        Assert.Equal(5u, call.Transaction.code);
        Assert.Equal(2, call.Transaction.sender_pid);
        Assert.Equal(Pinned.Pattern(100).Content, _server.Data(call));

        _server.Main.Write(Bc.FreeBuffer(call.Transaction.buffer), Bc.Reply(Pinned.Pattern(8)));
        Br reply = _client.Main.Read();
        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_REPLY], reply.Codes);
        Assert.Equal(Pinned.Pattern(8).Content, _client.Data(reply));
    }
}
