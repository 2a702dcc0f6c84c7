using System.Text.Json;
using Xunit;

namespace Binder.Aidl.Tests.Runtime;

public sealed class DriverInspectionTests : IDisposable
{
    private readonly string _device = $"inproc:{Guid.NewGuid():N}";
    private readonly ProcessState _server;
    private readonly ProcessState _client;

    public DriverInspectionTests()
    {
        _server = ProcessState.Open(_device);
        _server.BecomeContextManager(new TestService());
        _server.StartThreadPool();
        _client = ProcessState.Open(_device);
    }

    private ITestService Service => _client.GetContextObject()!.As<ITestService>();

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void TheStateShowsObjectsAndTheirHolders()
    {
        TestCallback kept = new();
        Service.Keep(kept);

        string state = DriverInspection.Read(_device, DriverView.State);

        Assert.StartsWith("binder state:\nproc ", state, StringComparison.Ordinal);
        Assert.Matches(@"  node \d+: u0{15}8 c0{15}8 hs 1 hw 1 ls 0 lw 0 is 1 iw 1 tr 1 proc \d+\n", state);
        Assert.Matches(@"  ref \d+: desc 1 node \d+ s 1 w 1 d 0\n", state);
        Assert.Matches(@"  thread \d+: l 12 need_return 0 tr 0\n", state);
    }

    [Fact]
    public void TransactionsShowWhoWaitsForWhom()
    {
        Looking callback = new(() => DriverInspection.Read(_device, DriverView.Transactions));

        Service.CallBack(callback, 1);

        Assert.Matches(@"    incoming transaction \d+: .* r1 node \d+ size \d+:0 offset [0-9a-f]+\n    outgoing transaction \d+: ", callback.Seen);
        Assert.DoesNotContain("transaction", DriverInspection.Read(_device, DriverView.Transactions)[20..], StringComparison.Ordinal);
    }

    [Fact]
    public void TheLogsShowWhatWasAccepted()
    {
        Service.Add(1, 2);
        Assert.Throws<TransactionTooLargeException>(() => Service.EchoBytes(new byte[2_000_000]));

        string log = DriverInspection.Read(_device, DriverView.TransactionLog);
        string failed = DriverInspection.Read(_device, DriverView.FailedTransactionLog);

        Assert.Matches(@"\d+: call  from \d+:\d+ to \d+:0 context binder node 1 handle 0 size \d+:0 ret 0/0 l=0\n\d+: reply from ", log);
        Assert.Matches(@"^\d+: call  from \d+:\d+ to \d+:0 context binder node 1 handle 0 size 2\d{6}:0 ret 29201/-28 l=0\n$", failed);
    }

    [Fact]
    public void StatsCountCommandsAndReturns()
    {
        Service.Add(1, 2);

        string stats = DriverInspection.Read(_device, DriverView.Stats);

        Assert.Matches(@"^binder stats:\nBC_TRANSACTION: 2\nBC_REPLY: 2\n", stats);
        Assert.Contains("\nBR_REPLY: 2\n", stats, StringComparison.Ordinal);
        Assert.DoesNotContain("BR_NOOP", stats, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DriverView.State, JsonValueKind.Object)]
    [InlineData(DriverView.Stats, JsonValueKind.Object)]
    [InlineData(DriverView.Transactions, JsonValueKind.Array)]
    [InlineData(DriverView.TransactionLog, JsonValueKind.Array)]
    [InlineData(DriverView.FailedTransactionLog, JsonValueKind.Array)]
    [InlineData(DriverView.Process, JsonValueKind.Array)]
    public void EveryViewIsThereAsJson(DriverView view, JsonValueKind kind)
    {
        Service.Add(1, 2);

        using JsonDocument json = JsonDocument.Parse(DriverInspection.Read(_device, view, asJson: true));

        Assert.Equal(kind, json.RootElement.ValueKind);
    }

    private sealed class Looking(Func<string> look) : BnTestCallback
    {
        public string Seen { get; private set; } = "";

        public override int Call(int value)
        {
            Seen = look();
            return value;
        }

        public override void OnNotes(int[] numbers)
        {
        }
    }
}
