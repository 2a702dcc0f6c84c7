using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class ObjectTests : DriverTest
{
    [Theory]
    [Trait("Item", "125")]
    [InlineData(4)]
    [InlineData(12)]
    public void OffsetsComeInWholeWords(int size)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(64).Offset(0).Offset(0).OffsetsSize((ulong)size)));
        AssertRefused(Errno.EINVAL);
    }

    [Theory]
    [Trait("Item", "126")]
    [InlineData(1)]
    [InlineData(2)]
    public void ObjectsStartAtWords(int padding)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(padding).Handle(Handle)));
        AssertRefused(Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "126")]
    public void AnObjectMayStartAtFour() =>
        Assert.Equal("NOOP TXN", CallAndRead(m => m.Filled(4).Handle(Handle)));

    [Fact]
    [Trait("Item", "127")]
    public void ThereIsNoObjectAtTheEndOfTheData()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(64).Offset(64)));
        AssertRefused(Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "127")]
    public void AnObjectIsNotCutOff()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Handle(Handle).DataSize(20)));
        AssertRefused(Errno.EINVAL);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Handle(Handle).DataSize(3)));
        AssertRefused(Errno.EINVAL);
    }

    [Theory]
    [Trait("Item", "127")]
    [InlineData(0)]
    [InlineData(0x12345678)]
    public void AnUnknownTypeIsRefused(uint type)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Object(type, 0, 0, 0)));
        AssertRefused(Errno.EINVAL);
    }

    [Theory]
    [Trait("Item", "128")]
    [InlineData(96UL)]
    [InlineData(0UL)]
    [InlineData(24UL)]
    [InlineData(44UL)]
    [InlineData(ulong.MaxValue - 7)]
    public void OffsetsAscendWithoutOverlapInsideTheData(ulong second)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(24).Handle(Handle).Filled(40).Offset(second)));
        AssertRefused(Errno.EFAULT);
    }

    [Fact]
    [Trait("Item", "129")]
    public void UnreadableDataIsAFault()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.DataSize(8).DataAddress(8)));
        AssertRefused(Errno.EFAULT);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(8).OffsetsSize(8).OffsetsAddress(8)));
        AssertRefused(Errno.EFAULT);
        Assert.Equal("NOOP TXN", CallAndRead(m => m.DataAddress(8).OffsetsAddress(8)));
    }

    [Fact]
    [Trait("Item", "130")]
    public void ANodeThatTakesNoFilesGetsNone()
    {
        uint closed = Device.Share(S, C, ptr: 0x8000, flags: 0x13);
        int descriptor = C.OpenFile(new VirtualFile());
        C.Main.Write(c => c.Call(closed, 1, m => m.File(descriptor)));
        AssertRefused(Errno.EPERM);
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(99)));
        AssertRefused(Errno.EBADF);
    }

    [Fact]
    [Trait("Item", "131")]
    public void AFileIsInstalledWhenTheReceiverReads()
    {
        VirtualFile file = new();
        int descriptor = C.OpenFile(file);
        S.OpenFile(new VirtualFile());
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(8).File(descriptor, cookie: 0x44)));
        C.CloseFile(descriptor);
        Assert.Equal((1, 1), (S.Files.Count, Device.Counts.PinnedFiles));

        Received call = S.Main.Read();
        binder_fd_object received = call.Transaction.ObjectAs<binder_fd_object>(0);
        Assert.Equal((4u, 0u, 0x44UL), (received.fd, received.pad_fd, received.cookie));
        Assert.Same(file, S.Files[4]);
        S.Main.Write(c => c.FreeBuffer(call));
        Assert.Same(file, S.Files[4]);
        Assert.Equal((1, 0), (file.References, Device.Counts.PinnedFiles));
    }

    [Fact]
    [Trait("Item", "132")]
    public void AReplyCarriesFilesIfTheCallAllowedIt()
    {
        int descriptor = S.OpenFile(new VirtualFile());
        CallAndRead(null, flags: 0);
        S.Main.Write(c => c.Reply(0, m => m.File(descriptor)));
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.EPERM);
        S.Main.Settle();
        CallAndRead(null, TransactionFlag.TF_ACCEPT_FDS);
        S.Main.Write(c => c.Reply(0, m => m.File(descriptor)));
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
        Assert.Single(C.Files);
    }

    [Fact]
    [Trait("Item", "133")]
    public void ACallWhoseFilesCannotBeInstalledFails()
    {
        VirtualFile file = new();
        int descriptor = C.OpenFile(file);
        S.MaxFiles = 1;
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(descriptor).File(descriptor)));
        Assert.Equal("EAGAIN", S.Main.Read());
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        AssertNoError(C.Main);
        Assert.Equal((0, 1, 0), (S.Files.Count, file.References, Device.Counts.Buffers));
    }

    [Fact]
    [Trait("Item", "133")]
    public void AReplyWhoseFilesCannotBeInstalledFails()
    {
        int descriptor = S.OpenFile(new VirtualFile());
        C.MaxFiles = 0;
        CallAndRead();
        S.Main.Write(c => c.Reply(0, m => m.File(descriptor)));
        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Fact]
    [Trait("Item", "134")]
    public void AFileThatNobodyReadIsReleased()
    {
        VirtualFile file = new();
        int descriptor = C.OpenFile(file);
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(descriptor)));
        S.Close();
        Assert.Equal(1, file.References);
    }

    [Fact]
    public void ACallWhoseDeliveryFailedIsAFailedReply()
    {
        CallAndRead(m => m.Handle(Handle));
        S.Main.FailDelivery();
        S.Main.FailDelivery();

        Assert.Equal("NOOP TC FAILED_REPLY", C.Main.Read());
        Assert.Equal("EAGAIN", S.Main.Read());
        Assert.Equal((0, 0), (Device.Counts.Buffers, Device.Counts.Transactions));
    }

    [Fact]
    public void AOnewayWhoseDeliveryFailedMakesWayForTheNext()
    {
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2));
        S.Main.Read();
        S.Main.FailDelivery();
        Assert.Equal(2u, S.Main.Read().Transaction.Data.code);
    }

    [Fact]
    public void AReplyWhoseDeliveryFailedIsAFailedReplyBehindIt()
    {
        CallAndRead();
        S.Main.Write(c => c.Reply());
        Received reply = C.Main.Read();
        Assert.Equal("NOOP TC REPLY", reply);
        C.Main.FailDelivery();
        Assert.Equal("FAILED_REPLY", C.Main.Read(consumed: reply.Consumed - 68));
    }

    [Fact]
    public void ADeliveryCanOnlyFailBeforeTheThreadGoesOn()
    {
        Received call = CallAndRead();
        S.Main.Write(c => c.FreeBuffer(call));
        S.Main.FailDelivery();
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }

    [Theory]
    [Trait("Item", "145")]
    [InlineData("u:r:client:s0", "u:r:client:s0")]
    [InlineData(null, "unconfined")]
    public void ANodeThatAsksGetsTheSendersLabel(string? label, string expected)
    {
        VirtualProcess labelled = Device.Open(label: label);
        uint handle = Device.Share(S, labelled, ptr: 0x8000, flags: 0x1113);
        labelled.Main.Write(c => c.Call(handle, 1, m => m.Filled(5)));
        Received call = S.Main.Read();

        Assert.Equal("NOOP SEC_CTX", call);
        Assert.Equal(call.Transaction.Data.buffer + 8, call.Transaction.SecurityContext);
        Assert.Equal(expected + '\0', System.Text.Encoding.UTF8.GetString(call.Transaction.At(call.Transaction.SecurityContext, expected.Length + 1)));
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC REPLY", labelled.Main.Read());
    }

    private void AssertRefused(Errno reason)
    {
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, reason);
        Assert.Equal(0, Device.Counts.Buffers);
    }
}
