using System.Text;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class ObjectScenarios : Scenario
{
    [Item(125)]
    [With(4)]
    [With(12)]
    public void OffsetsComeInWholeWords(int size)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(64).Offset(0).Offset(0).OffsetsSize((ulong)size)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(126)]
    [With(1)]
    [With(2)]
    public void ObjectsStartAtWords(int padding)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(padding).Handle(Handle)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(126)]
    public void AnObjectMayStartAtFour() =>
        Check.Equal("NOOP TXN", CallAndRead(m => m.Filled(4).Handle(Handle)));

    [Item(127)]
    public void ThereIsNoObjectAtTheEndOfTheData()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(64).Offset(64)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(127)]
    public void AnObjectIsNotCutOff()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Handle(Handle).DataSize(20)));
        ExpectRefused(Errno.EINVAL);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Handle(Handle).DataSize(3)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(127)]
    [With(0)]
    [With(0x12345678)]
    public void AnUnknownTypeIsRefused(uint type)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Object(type, 0, 0, 0)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(128)]
    [With(96UL)]
    [With(0UL)]
    [With(24UL)]
    [With(44UL)]
    [With(ulong.MaxValue - 7)]
    public void OffsetsAscendWithoutOverlapInsideTheData(ulong second)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(24).Handle(Handle).Filled(40).Offset(second)));
        ExpectRefused(Errno.EFAULT);
    }

    [Item(129)]
    public void UnreadableDataIsAFault()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.DataSize(8).DataAddress(8)));
        ExpectRefused(Errno.EFAULT);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(8).OffsetsSize(8).OffsetsAddress(8)));
        ExpectRefused(Errno.EFAULT);
        Check.Equal("NOOP TXN", CallAndRead(m => m.DataAddress(8).OffsetsAddress(8)));
    }

    [Item(130)]
    public void ANodeThatTakesNoFilesGetsNone()
    {
        uint closed = Stage.Share(S, C, ptr: 0x8000, flags: 0x13);
        int file = C.Port.OpenFile();
        C.Main.Write(c => c.Call(closed, 1, m => m.File(file)));
        ExpectRefused(Errno.EPERM);
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(60_000)));
        ExpectRefused(Errno.EBADF);
    }

    [Item(131)]
    public void AFileIsInstalledWhenTheReceiverReads()
    {
        int file = C.Port.OpenFile();
        string? identity = C.Port.IdentityOf(file);
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(8).File(file, cookie: 0x44)));
        C.Port.CloseFile(file);
        ExpectHeld(static counts => counts.PinnedFiles == 1, "the file is held for its receiver");
        int mine = S.Port.OpenFile();

        Received call = S.Main.Expect("NOOP TXN");
        binder_fd_object received = call.Transaction.ObjectAs<binder_fd_object>(0);
        Check.Equal((0u, 0x44UL), (received.pad_fd, received.cookie));
        Check.True(received.fd > mine, "the descriptor was made at the read");
        Check.Equal(identity, S.Port.IdentityOf((int)received.fd));
        Check.True(S.Port.IsClosedOnExec((int)received.fd), "close on exec");
        S.Main.Write(c => c.FreeBuffer(call));
        Check.Equal(identity, S.Port.IdentityOf((int)received.fd));
        ExpectHeld(static counts => counts.PinnedFiles == 0, "only the receiver holds the file");
        S.Port.CloseFile((int)received.fd);
        Check.True(C.Port.AwaitRelease(file), "nobody holds the file");
    }

    [Item(132)]
    public void AReplyCarriesFilesIfTheCallAllowedIt()
    {
        int file = S.Port.OpenFile();
        CallAndRead(null, flags: 0);
        S.Main.Write(c => c.Reply(0, m => m.File(file)));
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectFailure(Errno.EPERM);
        S.Main.Settle();
        CallAndRead(null, TransactionFlag.TF_ACCEPT_FDS);
        S.Main.Write(c => c.Reply(0, m => m.File(file)));
        Received reply = C.Main.Expect("NOOP TC REPLY");
        int received = (int)reply.Transaction.ObjectAs<binder_fd_object>(0).fd;
        Check.Equal(S.Port.IdentityOf(file), C.Port.IdentityOf(received));
        C.Port.CloseFile(received);
    }

    [Item(133)]
    public void ACallWhoseFilesCannotBeInstalledFails()
    {
        int file = C.Port.OpenFile();
        S.Port.CanOpenFiles = false;
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(file).File(file)));
        S.Main.ExpectNothing();
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectNoError();
        ExpectNoBuffers();
        C.Port.CloseFile(file);
        Check.True(C.Port.AwaitRelease(file), "nobody holds the file");
    }

    [Item(133)]
    public void AReplyWhoseFilesCannotBeInstalledFails()
    {
        int file = S.Port.OpenFile();
        CallAndRead();
        C.Port.CanOpenFiles = false;
        S.Main.Write(c => c.Reply(0, m => m.File(file)));
        C.Main.Expect("NOOP TC FAILED_REPLY");
        C.Main.ExpectNothing();
    }

    [Item(133)]
    public void NewsOfANodeBehindACallWhoseFilesCannotBeInstalledAreRead()
    {
        int file = C.Port.OpenFile();
        S.Port.CanOpenFiles = false;
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(file)).Release(Handle));
        S.Main.Expect(World.IsKernel ? "ENOMEM" : "NOOP RELEASE(5000,6000) DECREFS(5000,6000)"); // the C driver loses the news
        S.Main.ExpectNothing();
        C.Main.Expect("NOOP TC FAILED_REPLY");
    }

    [Item(134)]
    public void AFileThatNobodyReadIsReleased()
    {
        int file = C.Port.OpenFile();
        C.Main.Write(c => c.Call(Handle, 1, m => m.File(file)));
        C.Port.CloseFile(file);
        S.Close();
        Check.True(C.Port.AwaitRelease(file), "nobody holds the file");
    }

    [Item(145)]
    public void ANodeThatAsksGetsTheSendersLabel()
    {
        if (World.IsKernel && !SecurityLabels.Exist)
            throw new SkipException("without SELinux no process has a label, and the kernel refuses such calls");

        uint handle = Stage.Share(S, C, ptr: 0x8000, flags: 0x1113);
        C.Main.Write(c => c.Call(handle, 1, m => m.Filled(5)));
        Received call = S.Main.Expect("NOOP SEC_CTX");

        Check.Equal(call.Transaction.Data.buffer + 8, call.Transaction.SecurityContext);
        byte[] label = call.Transaction.At(call.Transaction.SecurityContext, 64);
        int length = label.AsSpan().IndexOf((byte)0);
        Check.True(length > 0, "a label that ends with a zero");
        if (World.IsKernel)
            Check.Equal(SecurityLabels.Own, Encoding.UTF8.GetString(label, 0, length));
        S.Main.Write(c => c.Reply());
        C.Main.Expect("NOOP TC REPLY");
    }

    [Item(145)]
    public void AChosenLabelArrivesAsItIs()
    {
        Stage.Needs(Capability.Label);
        const string Label = "u:r:client:s0";
        Actor labelled = Stage.Open(new OpenOptions(Label: Label));
        uint handle = Stage.Share(S, labelled, ptr: 0x8000, flags: 0x1113);
        labelled.Main.Write(c => c.Call(handle));
        ReceivedTransaction call = S.Main.Expect("NOOP SEC_CTX").Transaction;
        Check.Equal(Label + '\0', Encoding.UTF8.GetString(call.At(call.SecurityContext, Label.Length + 1)));
    }
}
