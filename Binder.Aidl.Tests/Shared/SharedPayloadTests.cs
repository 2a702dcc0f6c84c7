using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Protocol;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>What a transaction carries arrives, whichever way it goes: in the frame, or out of the sender's memory.</summary>
public abstract class SharedPayloadTests : IDisposable
{
    private readonly SharedDriver _driver;
    private readonly RawProcess _server;
    private readonly RawProcess _client;

    protected SharedPayloadTests(Transfer transfer)
    {
        _driver = new SharedDriver(transfer);
        _server = _driver.OpenManager(BinderProtocol.MaxAreaSize);
        _client = _driver.Open();
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
        _driver.AssertEmpties();
        Assert.Empty(_driver.Log);
        _driver.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData((16 * 1024) - 1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(64 * 1024)]
    [InlineData(300 * 1024)]
    [InlineData(1024 * 1024)]
    [InlineData(BinderProtocol.MaxAreaSize)]
    public void DataOfEverySizeArrive(int size)
    {
        Pinned data = Pinned.Pattern(size);

        _client.Main.Write(Bc.Transaction(0, 1, data));

        Br call = _server.Main.Read();
        Assert.Equal([BR_NOOP, BR_TRANSACTION], call.Codes);
        Assert.True(data.Bytes.SequenceEqual(_server.Data(call)));
    }

    [Fact]
    public void DataLargerThanTheAreaAreAnError()
    {
        Br read = _client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1, Pinned.Pattern(BinderProtocol.MaxAreaSize + 8)));

        Assert.Equal([BR_NOOP, BR_FAILED_REPLY], read.Codes);
        Assert.Equal(-(int)Errno.ENOSPC, ParameterOfLastError());
    }

    [Theory]
    [InlineData(8)]
    [InlineData(1024)]
    [InlineData(100_000)]
    [InlineData(2_000_000)]
    public void DataThatEndInForbiddenMemoryAreAnError(int readable)
    {
        using GuardedMemory memory = new(readable);
        byte[] command = Bc.Command(
            BinderCommand.BC_TRANSACTION, new binder_transaction_data { data_size = (ulong)readable + 8, buffer = memory.End - (ulong)readable });

        Br read = _client.Main.WriteRead(WriteReadMode.Blocking, command);

        Assert.Equal([BR_NOOP, BR_FAILED_REPLY], read.Codes);
        Assert.Equal(-(int)Errno.EFAULT, ParameterOfLastError());
        AssertStillCalls();
    }

    [Fact]
    public void OffsetsInForbiddenMemoryAreAnError()
    {
        using GuardedMemory memory = new(8);
        Pinned data = new(24);
        byte[] command = Bc.Command(
            BinderCommand.BC_TRANSACTION,
            new binder_transaction_data { data_size = 24, buffer = data.Address, offsets_size = 8, offsets = memory.End });

        Br read = _client.Main.WriteRead(WriteReadMode.Blocking, command);

        Assert.Equal([BR_NOOP, BR_FAILED_REPLY], read.Codes);
        Assert.Equal(-(int)Errno.EFAULT, ParameterOfLastError());
        AssertStillCalls();
    }

    [Fact]
    public void EmptyDataMayBeAnywhere()
    {
        _client.Main.Write(Bc.Command(BinderCommand.BC_TRANSACTION, new binder_transaction_data { buffer = 12345, offsets = 54321 }));

        Assert.Equal([BR_NOOP, BR_TRANSACTION], _server.Main.Read().Codes);
    }

    [Fact]
    public void ManyTransactionsInOneWriteArrive()
    {
        const int Count = 200; // more than a frame has windows for
        Pinned[] data = [.. Enumerable.Range(0, Count).Select(i => Pinned.Of(i))];

        _client.Main.Write([.. data.Select(pinned => Bc.Transaction(0, 1, pinned, flags: 1))]);

        for (int i = 0; i < Count; i++)
        {
            Br call = _server.Main.Read();
            Assert.Equal(data[i].Content, _server.Data(call));
            _server.Main.Write(Bc.FreeBuffer(call.Transaction.buffer));
        }
    }

    [Fact]
    public void ManyLargeTransactionsInOneWriteArrive()
    {
        Pinned[] data = [.. Enumerable.Range(0, 6).Select(i => Pinned.Pattern(300_000 + i))]; // together more than half the area

        _client.Main.Write([.. data.Select(pinned => Bc.Transaction(0, 1, pinned, flags: 1))]);

        foreach (Pinned sent in data)
        {
            Br call = _server.Main.Read();
            Assert.True(sent.Bytes.SequenceEqual(_server.Data(call)));
            _server.Main.Write(Bc.FreeBuffer(call.Transaction.buffer));
        }
    }

    [Fact]
    public void ScatteredBuffersArrive()
    {
        Pinned scattered = Pinned.Pattern(20_000);
        Pinned data = Pinned.Of(
            new binder_buffer_object { type = BinderObjectType.BINDER_TYPE_PTR, buffer = scattered.Address, length = 20_000 });

        _client.Main.Write(Bc.TransactionSg(0, data, Pinned.Of(0ul), 20_000));

        Br call = _server.Main.Read();
        binder_buffer_object received = MemoryMarshal.Read<binder_buffer_object>(_server.Data(call));
        Assert.True(scattered.Bytes.SequenceEqual(_server.Memory(received.buffer, 20_000)));
    }

    private int ParameterOfLastError()
    {
        Assert.Equal(Errno.None, _client.Main.Device.GetExtendedError(out binder_extended_error error));
        return error.param;
    }

    private void AssertStillCalls()
    {
        _client.Main.Write(Bc.Transaction(0, 9));
        Assert.Equal(9u, _server.Main.Read().Transaction.code);
    }
}

public sealed class DirectPayloadTests() : SharedPayloadTests(Transfer.Direct);

public sealed class InlinePayloadTests() : SharedPayloadTests(Transfer.Inline);
