using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class ScatterGatherScenarios : Scenario
{
    private ulong _source;

    protected override void SetUp()
    {
        base.SetUp();
        byte[] source = new byte[64];
        for (int i = 0; i < source.Length; i++)
            source[i] = (byte)(0x80 + i);
        _source = C.Port.Place(source);
    }

    [Item(135)]
    public void APartIsCopiedBehindTheOffsets()
    {
        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Pointer(_source, 10)));
        ReceivedTransaction call = S.Main.Read().Transaction;
        binder_buffer_object pointer = call.ObjectAs<binder_buffer_object>(0);
        Check.Equal(call.Data.buffer + 48, pointer.buffer);
        Check.Same((byte[])[0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89], call.At(pointer.buffer, 10));
    }

    [Item(136)]
    [With(12, 10)]
    [With(8, 10)]
    [With(0, 1)]
    public void PartsFitIntoWholeWordsOfWhatWasAnnounced(int announced, int length)
    {
        C.Main.Write(c => c.CallGathering(Handle, (ulong)announced, m => m.Pointer(_source, (ulong)length)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(136)]
    public void WithoutRoomOnlyAnEmptyPartIsAccepted()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Pointer(_source, 8)));
        ExpectRefused(Errno.EINVAL);
        Check.Equal("NOOP TXN", CallAndRead(m => m.Pointer(_source, 0)));
    }

    [Item(136)]
    public void AnUnreadablePartIsInvalid()
    {
        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Pointer(8, 10)));
        ExpectRefused(Errno.EINVAL);
        C.Main.Write(c => c.CallGathering(Handle, ulong.MaxValue, m => m.Pointer(8, 10)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(137)]
    public void AParentPointsToWhereItsChildIsNow()
    {
        C.Main.Write(c => c.CallGathering(Handle, 48, m => m.Filled(8).Pointer(_source, 32).Pointer(_source, 16, parent: 0, parentOffset: 8)));
        ReceivedTransaction call = S.Main.Read().Transaction;
        byte[] parent = call.At(call.ObjectAs<binder_buffer_object>(0).buffer, 32);
        Check.Equal(call.ObjectAs<binder_buffer_object>(1).buffer, BinaryPrimitives.ReadUInt64LittleEndian(parent.AsSpan(8)));
        Check.Equal((0x80, 0x87, 0x90, 0x9F), (parent[0], parent[7], parent[16], parent[31]));
    }

    [Item(138)]
    [With(1, 0)]
    [With(7, 0)]
    [With(0, 25)]
    [With(0, 28)]
    [With(0, 2)]
    public void AParentIsAnEarlierPartAndHasRoomForTheAddress(int parent, int offset)
    {
        C.Main.Write(c => c.CallGathering(
            Handle, 64, m => m.Filled(8).Pointer(_source, 32).Pointer(_source, 8, (ulong)parent, (ulong)offset).Pointer(_source, 8)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(138)]
    public void AParentIsAPart()
    {
        C.Main.Write(c => c.CallGathering(Handle, 64, m => m.Handle(Handle).Pointer(_source, 8, 0, 0)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(139)]
    [With(16, 8, false)]
    [With(8, 8, false)]
    [With(8, 12, false)]
    [With(8, 16, true)]
    public void ChildrenAscendWithoutOverlap(int first, int second, bool isAccepted)
    {
        C.Main.Write(c => c.CallGathering(
            Handle, 64, m => m.Filled(8).Pointer(_source, 32).Pointer(_source, 8, 0, (ulong)first).Pointer(_source, 8, 0, (ulong)second)));
        S.Main.Expect(isAccepted ? "NOOP TXN" : "EAGAIN");
    }

    [Item(139)]
    [With(0UL, false)]
    [With(1UL, true)]
    [With(2UL, true)]
    public void OnlyTheNewestPartAndItsAncestorsHaveChildren(ulong parent, bool isAccepted)
    {
        C.Main.Write(c => c.CallGathering(
            Handle, 128, m => m.Filled(8).Pointer(_source, 16).Pointer(_source, 16).Pointer(_source, 16, 1, 0).Pointer(_source, 8, parent, 8)));
        S.Main.Expect(isAccepted ? "NOOP TXN" : "EAGAIN");
    }

    [Item(140)]
    public void AParentAtTheStartOfTheDataHasNoChildren()
    {
        C.Main.Write(c => c.CallGathering(Handle, 48, m => m.Pointer(_source, 32).Pointer(_source, 16, parent: 0, parentOffset: 8)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(141)]
    public void AReplyHasPartsToo()
    {
        CallAndRead();
        ulong source = S.Port.Place([1, 2, 3]);
        S.Main.Write(c => c.ReplyGathering(8, m => m.Filled(8).Pointer(source, 3)));
        ReceivedTransaction reply = C.Main.Read().Transaction;
        Check.Same((byte[])[1, 2, 3], reply.At(reply.ObjectAs<binder_buffer_object>(0).buffer, 3));
    }

    [Item(142)]
    [Item(143)]
    public void AnArrayOfFilesIsInstalledAtTheReadAndClosedWithTheBuffer()
    {
        int file = C.Port.OpenFile();
        ulong source = C.Port.Place(MemoryMarshal.AsBytes<int>([0x01010101, file, file, 0x02020202]));

        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Filled(8).Pointer(source, 16).FileArray(2, 0, 4)));
        Received call = S.Main.Expect("NOOP TXN");
        byte[] parent = call.Transaction.At(call.Transaction.ObjectAs<binder_buffer_object>(0).buffer, 16);
        int[] words = MemoryMarshal.Cast<byte, int>(parent).ToArray();
        Check.Equal((0x01010101, 0x02020202), (words[0], words[3]), "the neighbours");
        Check.True(words[1] != words[2], "two descriptors");
        foreach (int descriptor in words[1..3])
        {
            Check.Equal(C.Port.IdentityOf(file), S.Port.IdentityOf(descriptor));
            Check.True(S.Port.IsClosedOnExec(descriptor), "close on exec");
        }

        (_, Received read) = S.Main.WriteRead(c => c.FreeBuffer(call));
        Check.Equal("NOOP", read.ToString(), "the read of the call that frees");
        C.Port.CloseFile(file);
        Check.True(C.Port.AwaitRelease(file), "nobody holds the file");
        S.Main.ExpectNothing();
    }

    [Item(143)]
    public void AWriteWithoutAReadEndsThereToo()
    {
        int file = C.Port.OpenFile();
        ulong source = C.Port.Place(MemoryMarshal.AsBytes<int>([file]));
        C.Main.Write(c => c.CallGathering(Handle, 8, m => m.Filled(8).Pointer(source, 4).FileArray(1, 0, 0)));
        Received call = S.Main.Expect("NOOP TXN");

        S.Main.Write(c => c.FreeBuffer(call));
        S.Main.ExpectNothing();
    }

    [Item(144)]
    [With(5, 0, 0)]
    [With(1UL << 62, 0, 0)]
    [With(ulong.MaxValue, 0, 0)]
    [With(2, 0, 12)]
    [With(1, 0, 2)]
    [With(1, 1, 0)]
    public void AnArrayOfFilesLiesInsideItsParent(ulong count, ulong parent, ulong offset)
    {
        int file = C.Port.OpenFile();
        ulong source = C.Port.Place(MemoryMarshal.AsBytes<int>([file, file, file, file]));
        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Filled(8).Pointer(source, 16).FileArray(count, parent, offset)));
        ExpectRefused(Errno.EINVAL);
    }

    [Item(144)]
    public void OneBadFileOfAnArrayReleasesTheOthers()
    {
        int file = C.Port.OpenFile();
        ulong source = C.Port.Place(MemoryMarshal.AsBytes<int>([file, 60_000]));
        C.Main.Write(c => c.CallGathering(Handle, 8, m => m.Filled(8).Pointer(source, 8).FileArray(2, 0, 0)));
        ExpectRefused(Errno.EBADF);
        C.Port.CloseFile(file);
        Check.True(C.Port.AwaitRelease(file), "nobody holds the file");
    }

    [Item(144)]
    public void AnArrayOfNoFilesIsAcceptedEverywhere()
    {
        uint closed = Stage.Share(S, C, ptr: 0x8000, flags: 0x13);
        C.Main.Write(c => c.CallGathering(closed, 8, m => m.Filled(8).Pointer(_source, 8).FileArray(0, 0, 0)));
        S.Main.Expect("NOOP TXN");
    }

    [Item(144)]
    public void ANodeThatTakesNoFilesGetsNoArrayOfThem()
    {
        uint closed = Stage.Share(S, C, ptr: 0x8000, flags: 0x13);
        int file = C.Port.OpenFile();
        ulong source = C.Port.Place(MemoryMarshal.AsBytes<int>([file]));
        C.Main.Write(c => c.CallGathering(closed, 8, m => m.Filled(8).Pointer(source, 4).FileArray(1, 0, 0)));
        ExpectRefused(Errno.EPERM);
    }

    [Item(145)]
    public void TheSecurityContextLiesBehindTheParts()
    {
        if (World.IsKernel)
            throw new SkipException("without a policy that gives labels, the kernel refuses such calls");

        uint asking = Stage.Share(S, C, ptr: 0x8000, flags: 0x1113);
        C.Main.Write(c => c.CallGathering(asking, 16, m => m.Pointer(_source, 10)));
        ReceivedTransaction call = S.Main.Read().Transaction;
        Check.Equal(call.Data.buffer + 40 + 8 + 16, call.SecurityContext);
    }
}
