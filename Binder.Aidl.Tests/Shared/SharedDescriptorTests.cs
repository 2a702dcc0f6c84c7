using System.IO.Pipes;
using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Devices.Shared;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>Descriptors in transactions become descriptors of the receiver, and of nobody else.</summary>
public abstract class SharedDescriptorTests : IDisposable
{
    private readonly SharedDriver _driver;
    private readonly RawProcess _server;
    private readonly RawProcess _client;

    protected SharedDescriptorTests(Transfer transfer)
    {
        _driver = new SharedDriver(transfer);
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
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void ADescriptorReadsTheSameFileInTheReceiver()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Send(pipe.ClientSafePipeHandle);
        pipe.DisposeLocalCopyOfClientHandle();

        using FileStream received = new(Receive(), FileAccess.Read);
        pipe.WriteByte(42);

        Assert.Equal(42, received.ReadByte());
    }

    [Fact]
    public void AReceivedDescriptorIsClosedOnExec()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Send(pipe.ClientSafePipeHandle);

        using SafeFileHandle received = Receive();

        Assert.NotEqual((int)pipe.ClientSafePipeHandle.DangerousGetHandle(), (int)received.DangerousGetHandle());
        Assert.Contains("flags:\t02", File.ReadAllText($"/proc/self/fdinfo/{received.DangerousGetHandle()}"), StringComparison.Ordinal); // O_CLOEXEC
    }

    [Fact]
    public void TheObjectKeepsItsCookieAndHasNothingBesideTheNumber()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Send(pipe.ClientSafePipeHandle);

        Br call = _server.Main.Read();
        binder_fd_object received = MemoryMarshal.Read<binder_fd_object>(_server.Data(call));
        using SafeFileHandle file = new((int)received.fd, ownsHandle: true);

        Assert.Equal((BinderObjectType.BINDER_TYPE_FD, 0u, 77ul), (received.type, received.pad_fd, received.cookie));
    }

    [Fact]
    public void ADescriptorInAReplyArrives()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        _client.Main.Write(Bc.Transaction(0, 1));
        _ = _server.Main.Read();
        _server.Main.Write(Bc.Reply(Pinned.Descriptor(Number(pipe.ClientSafePipeHandle)), Pinned.Of(0ul)));
        pipe.DisposeLocalCopyOfClientHandle();

        Br reply = _client.Main.Read();
        using FileStream received = new(Take(_client, reply), FileAccess.Read);
        pipe.WriteByte(7);

        Assert.Equal(7, received.ReadByte());
    }

    [Fact]
    public void TheSameDescriptorTwiceIsTwoDescriptors()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Pinned data = new([.. Pinned.Descriptor(Number(pipe.ClientSafePipeHandle)).Content, .. Pinned.Descriptor(Number(pipe.ClientSafePipeHandle)).Content]);
        _client.Main.Write(Bc.Transaction(0, 1, data, Pinned.Of(0ul, 24ul)));

        byte[] received = _server.Data(_server.Main.Read());
        using SafeFileHandle first = Owned(received);
        using SafeFileHandle second = Owned(received.AsSpan(24));

        Assert.NotEqual(first.DangerousGetHandle(), second.DangerousGetHandle());
    }

    [Fact]
    public void ADescriptorThatNobodyReadsIsClosedWithTheReceiver()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.In);
        Send(pipe.ClientSafePipeHandle);
        pipe.DisposeLocalCopyOfClientHandle();

        _server.Dispose();

        Assert.Equal(-1, pipe.ReadByte()); // all writers are gone
    }

    [Fact]
    public void ADescriptorOfATransactionThatFailsIsClosed()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.In);
        Pinned data = new([.. Pinned.Descriptor(Number(pipe.ClientSafePipeHandle)).Content, .. new byte[24]]); // the second object is none

        Br read = _client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1, data, Pinned.Of(0ul, 24ul)));
        pipe.DisposeLocalCopyOfClientHandle();

        Assert.Equal([BR_NOOP, BR_FAILED_REPLY], read.Codes);
        Assert.Equal(-1, pipe.ReadByte());
    }

    [Fact]
    public void ANumberThatIsNoDescriptorIsAnError()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Pinned data = new([.. Pinned.Descriptor(Number(pipe.ClientSafePipeHandle)).Content, .. Pinned.Descriptor(987_654).Content]);

        Br read = _client.Main.WriteRead(WriteReadMode.Blocking, Bc.Transaction(0, 1, data, Pinned.Of(0ul, 24ul)));

        Assert.Equal([BR_NOOP, BR_FAILED_REPLY], read.Codes);
        Assert.Equal(Errno.None, _client.Main.Device.GetExtendedError(out binder_extended_error error));
        Assert.Equal(-(int)Errno.EBADF, error.param);
    }

    [Fact]
    public void AsManyDescriptorsAsAMessageCarriesArrive()
    {
        const int Count = 253;
        using AnonymousPipeServerStream pipe = new(PipeDirection.Out);
        Pinned data = new([.. Enumerable.Repeat(Pinned.Descriptor(Number(pipe.ClientSafePipeHandle)).Content, Count).SelectMany(bytes => bytes)]);
        Pinned offsets = Pinned.Of(Enumerable.Range(0, Count).Select(i => (ulong)i * 24).ToArray());
        _client.Main.Write(Bc.Transaction(0, 1, data, offsets));

        byte[] received = _server.Data(_server.Main.Read());

        for (int i = 0; i < Count; i++)
        {
            using SafeFileHandle one = Owned(received.AsSpan(i * 24));
            Assert.True(Libc.IsOpen((int)one.DangerousGetHandle()));
        }
    }

    [Fact]
    public void AnArrayOfDescriptorsArrivesAndIsClosedWithItsBuffer()
    {
        using AnonymousPipeServerStream pipe = new(PipeDirection.In);
        int number = Number(pipe.ClientSafePipeHandle);
        Pinned numbers = Pinned.Of(11, number, number, 22);
        Pinned data = new([
            .. Pinned.Descriptor(number).Content, // the start of the data: a parent there has no children in the C driver
            .. Pinned.Of(new binder_buffer_object { type = BinderObjectType.BINDER_TYPE_PTR, buffer = numbers.Address, length = 16 }).Content,
            .. Pinned.Of(new binder_fd_array_object { type = BinderObjectType.BINDER_TYPE_FDA, num_fds = 2, parent = 1, parent_offset = 4 }).Content]);
        _client.Main.Write(Bc.TransactionSg(0, data, Pinned.Of(0ul, 24ul, 64ul), 16));
        pipe.DisposeLocalCopyOfClientHandle();

        Br call = _server.Main.Read();
        byte[] received = _server.Data(call);
        Owned(received).Dispose();
        int[] array = MemoryMarshal.Cast<byte, int>(_server.Memory(BitConverter.ToUInt64(received, 32), 16)).ToArray();
        Assert.Equal((11, 22), (array[0], array[3]));
        Assert.True(Libc.IsOpen(array[1]) && Libc.IsOpen(array[2]) && array[1] != array[2]);

        Assert.Equal([BR_NOOP], _server.Main.WriteRead(WriteReadMode.Blocking, Bc.FreeBuffer(call.Transaction.buffer)).Codes);

        Assert.Equal(-1, pipe.ReadByte());
    }

    [Fact]
    public void AReceiverWithoutRoomMakesTheCallFail()
    {
        _server.Dispose();
        _ = _driver.Until(state => state.Driver.Processes == 1);
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket receiver = new(_driver.SocketPath);
        receiver.GreetAsThread(control.GreetAsProcess());
        control.BecomeContextManager();
        using AnonymousPipeServerStream pipe = new(PipeDirection.In);
        Send(pipe.ClientSafePipeHandle);
        pipe.DisposeLocalCopyOfClientHandle();

        receiver.Send(RawSocket.WriteRead() with { ReadSpace = 256 });
        WriteReadResultFrame result = receiver.Receive<WriteReadResultFrame>(); // and drops what travels beside it
        byte[] rest = receiver.Receive((int)result.ReadSize + sizeof(ulong));
        receiver.SendDeliveryFailed();

        Assert.Equal(1, result.SlotCount);
        Br call = new(Errno.None, rest.AsSpan(0, (int)result.ReadSize));
        Assert.Equal(call.Transaction.buffer + 8, BitConverter.ToUInt64(rest, (int)result.ReadSize));
        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_FAILED_REPLY], _client.Main.Read().Codes);
        Assert.Equal(-1, pipe.ReadByte());
    }

    private static int Number(SafeHandle handle) => (int)handle.DangerousGetHandle();

    private static SafeFileHandle Owned(ReadOnlySpan<byte> descriptorObject) =>
        new((int)MemoryMarshal.Read<binder_fd_object>(descriptorObject).fd, ownsHandle: true);

    private static SafeFileHandle Take(RawProcess receiver, Br read) => Owned(receiver.Data(read));

    private void Send(SafeHandle handle) => _client.Main.Write(Bc.Transaction(0, 1, Pinned.Descriptor(Number(handle)), Pinned.Of(0ul)));

    private SafeFileHandle Receive() => Take(_server, _server.Main.Read());
}

public sealed class DirectDescriptorTests() : SharedDescriptorTests(Transfer.Direct);

public sealed class InlineDescriptorTests() : SharedDescriptorTests(Transfer.Inline);
