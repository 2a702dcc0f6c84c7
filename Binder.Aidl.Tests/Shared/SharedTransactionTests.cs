using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Protocol;
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
        _driver.AssertEmpties();
        Assert.Empty(_driver.Log);
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

    [Fact]
    public void ACallWaitsForItsReplyInOneWriteRead()
    {
        using EchoServer server = new(_server);

        Br reply = _client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1, Pinned.Pattern(40)));

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_REPLY], reply.Codes);
        Assert.Equal(Pinned.Pattern(40).Content, _client.Data(reply));
    }

    [Fact]
    public void UntilWorkReadsPastCompletions()
    {
        _client.Main.Write(Bc.Transaction(0, 1));
        _ = _server.Main.Read();
        using RawThread other = _client.OpenThreadOfItsOwn();
        other.Write(Bc.Transaction(0, 2));

        Br next = _server.Main.WriteRead(WriteReadMode.UntilWork, Bc.Reply());

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_TRANSACTION], next.Codes);
        Assert.Equal(2u, next.Transaction.code);
    }

    [Fact]
    public void WithoutUntilWorkACompletionIsEnough()
    {
        _client.Main.Write(Bc.Transaction(0, 1));
        _ = _server.Main.Read();

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE], _server.Main.WriteRead(WriteReadMode.Blocking, Bc.Reply()).Codes);
    }

    [Fact]
    public void UntilWorkStopsForALooperToBeStarted()
    {
        _client.Main.Write(Bc.Transaction(0, 1));
        _ = _server.Main.Read();
        Assert.Equal(Errno.None, _server.Connection.SetMaxThreads(4));

        Br next = _server.Main.WriteRead(WriteReadMode.UntilWork, Bc.Reply());

        Assert.Equal([BR_SPAWN_LOOPER, BR_TRANSACTION_COMPLETE], next.Codes);
    }

    [Fact]
    public void NothingToReadIsAnErrorOnlyWithoutWaiting()
    {
        Br read = _client.Main.Read(WriteReadMode.NonBlocking);

        Assert.Equal(Errno.EAGAIN, read.Error);
        Assert.Empty(read.Codes);
    }

    [Fact]
    public void NonBlockingUntilWorkReturnsTheCompletion()
    {
        _client.Main.Write(Bc.Transaction(0, 1));
        _ = _server.Main.Read();

        Br next = _server.Main.WriteRead(WriteReadMode.UntilWork | WriteReadMode.NonBlocking, Bc.Reply());

        Assert.Equal(Errno.None, next.Error);
        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE], next.Codes);
    }

    [Fact]
    public void AnUnknownCommandEndsTheWriteBehindTheCommandsBeforeIt()
    {
        byte[] commands = [.. Bc.FreeBuffer(8), .. BitConverter.GetBytes(0x12345678u), .. new byte[64]];
        Pinned buffer = new(commands);
        binder_write_read io = new() { write_size = (ulong)buffer.Length, write_buffer = buffer.Address };

        Assert.Equal(Errno.EINVAL, _client.Main.Device.WriteRead(ref io, WriteReadMode.Blocking));
        Assert.Equal(12u, io.write_consumed);
    }

    [Fact]
    public void AWriteBufferLongerThanAFrameIsConsumedCompletely()
    {
        byte[][] commands = [.. Enumerable.Range(0, 20_000).Select(_ => Bc.FreeBuffer(8))];

        _client.Main.Write(commands);
    }

    [Fact]
    public void AFailedTransactionLeavesTheRestOfALongWriteBuffer()
    {
        Pinned buffer = new([.. Bc.Transaction(77, 1), .. Enumerable.Repeat(Bc.FreeBuffer(8), 20_000).SelectMany(command => command)]);
        Pinned read = new(256);
        binder_write_read io = new()
        {
            write_size = (ulong)buffer.Length,
            write_buffer = buffer.Address,
            read_size = 256,
            read_buffer = read.Address,
        };

        Assert.Equal(Errno.None, _client.Main.Device.WriteRead(ref io, WriteReadMode.Blocking));
        Assert.Equal(68u, io.write_consumed);
        Assert.Equal([BR_NOOP, BR_FAILED_REPLY], new Br(Errno.None, read.Bytes[..(int)io.read_consumed]).Codes);
    }

    [Fact]
    public void TheExtendedErrorIsOfTheThreadAndReadOnce()
    {
        _ = _client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(77, 1));

        Assert.Equal(Errno.None, _client.Main.Device.GetExtendedError(out binder_extended_error first));
        Assert.Equal(Errno.None, _client.Main.Device.GetExtendedError(out binder_extended_error second));
        Assert.Equal((BR_FAILED_REPLY, -(int)Errno.EINVAL), (first.command, first.param));
        Assert.Equal((BR_OK, 0), (second.command, second.param));
    }

    [Fact]
    public void AReadThatContinuesStartsBehindWhatIsThere()
    {
        _client.Main.Write(Bc.Transaction(0, 1));
        Pinned read = Pinned.Of(BR_NOOP, BR_TRANSACTION_COMPLETE);
        Pinned room = new(256);
        read.Bytes.CopyTo(room.Bytes);
        binder_write_read io = new() { read_size = 256, read_consumed = 8, read_buffer = room.Address };

        Assert.Equal(Errno.None, _server.Main.Device.WriteRead(ref io, WriteReadMode.UntilWork));

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_TRANSACTION], new Br(Errno.None, room.Bytes[..(int)io.read_consumed]).Codes);
    }

    [Fact]
    public void AReadThatContinuesAsksForALooperInTheFirstWord()
    {
        Assert.Equal(Errno.None, _server.Connection.SetMaxThreads(4));
        _client.Main.Write(Bc.Transaction(0, 1));
        Pinned room = new(256);
        Pinned.Of(BR_NOOP).Bytes.CopyTo(room.Bytes);
        binder_write_read io = new() { read_size = 256, read_consumed = 4, read_buffer = room.Address };

        Assert.Equal(Errno.None, _server.Main.Device.WriteRead(ref io, WriteReadMode.Blocking));

        Assert.Equal([BR_SPAWN_LOOPER, BR_TRANSACTION], new Br(Errno.None, room.Bytes[..(int)io.read_consumed]).Codes);
    }

    [Fact]
    public void CallsAllocateNothing()
    {
        using EchoServer server = new(_server);
        Caller caller = new(_client.Main, Pinned.Pattern(64));
        caller.Call(100);
        long daemonBefore = AllocatedByDaemon();
        long before = GC.GetAllocatedBytesForCurrentThread();

        caller.Call(1000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.InRange(AllocatedByDaemon() - daemonBefore, 0, 8192); // the question itself allocates
    }

    private long AllocatedByDaemon()
    {
        long bytes = 0;
        _ = _driver.Until(_ =>
        {
            bytes = GC.GetAllocatedBytesForCurrentThread();
            return true;
        });
        return bytes;
    }
}
