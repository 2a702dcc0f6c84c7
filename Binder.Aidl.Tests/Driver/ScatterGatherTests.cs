using System.Buffers.Binary;
using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class ScatterGatherTests : DriverTest
{
    private readonly ulong _source;

    public ScatterGatherTests()
    {
        byte[] source = new byte[64];
        for (int i = 0; i < source.Length; i++)
            source[i] = (byte)(0x80 + i);
        _source = C.Memory.Place(source);
    }

    [Fact]
    [Trait("Item", "135")]
    public void APartIsCopiedBehindTheOffsets()
    {
        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Pointer(_source, 10)));
        ReceivedTransaction call = S.Main.Read().Transaction;
        binder_buffer_object pointer = call.ObjectAs<binder_buffer_object>(0);
        Assert.Equal(call.Data.buffer + 48, pointer.buffer);
        Assert.Equal([0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89], call.At(pointer.buffer, 10));
    }

    [Theory]
    [Trait("Item", "136")]
    [InlineData(12, 10)]
    [InlineData(8, 10)]
    [InlineData(0, 1)]
    public void PartsFitIntoWholeWordsOfWhatWasAnnounced(int announced, int length)
    {
        C.Main.Write(c => c.CallGathering(Handle, (ulong)announced, m => m.Pointer(_source, (ulong)length)));
        AssertRefused(Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "136")]
    public void WithoutRoomOnlyAnEmptyPartIsAccepted()
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.Pointer(_source, 8)));
        AssertRefused(Errno.EINVAL);
        Assert.Equal("NOOP TXN", CallAndRead(m => m.Pointer(_source, 0)));
    }

    [Fact]
    [Trait("Item", "136")]
    public void AnUnreadablePartIsInvalid()
    {
        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Pointer(8, 10)));
        AssertRefused(Errno.EINVAL);
        C.Main.Write(c => c.CallGathering(Handle, ulong.MaxValue, m => m.Pointer(8, 10)));
        AssertRefused(Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "137")]
    public void AParentPointsToWhereItsChildIsNow()
    {
        C.Main.Write(c => c.CallGathering(Handle, 48, m => m.Pointer(_source, 32).Pointer(_source, 16, parent: 0, parentOffset: 8)));
        ReceivedTransaction call = S.Main.Read().Transaction;
        byte[] parent = call.At(call.ObjectAs<binder_buffer_object>(0).buffer, 32);
        Assert.Equal(call.ObjectAs<binder_buffer_object>(1).buffer, BinaryPrimitives.ReadUInt64LittleEndian(parent.AsSpan(8)));
        Assert.Equal((0x80, 0x87, 0x90, 0x9F), (parent[0], parent[7], parent[16], parent[31]));
    }

    [Theory]
    [Trait("Item", "138")]
    [InlineData(1, 0)]
    [InlineData(7, 0)]
    [InlineData(0, 25)]
    [InlineData(0, 28)]
    [InlineData(0, 2)]
    public void AParentIsAnEarlierPartAndHasRoomForTheAddress(int parent, int offset)
    {
        C.Main.Write(c => c.CallGathering(
            Handle, 64, m => m.Pointer(_source, 32).Pointer(_source, 8, (ulong)parent, (ulong)offset).Pointer(_source, 8)));
        AssertRefused(Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "138")]
    public void AParentIsAPart()
    {
        C.Main.Write(c => c.CallGathering(Handle, 64, m => m.Handle(Handle).Pointer(_source, 8, 0, 0)));
        AssertRefused(Errno.EINVAL);
    }

    [Theory]
    [Trait("Item", "139")]
    [InlineData(16, 8, false)]
    [InlineData(8, 8, false)]
    [InlineData(8, 12, false)]
    [InlineData(8, 16, true)]
    public void ChildrenAscendWithoutOverlap(int first, int second, bool isAccepted)
    {
        C.Main.Write(c => c.CallGathering(
            Handle, 64, m => m.Pointer(_source, 32).Pointer(_source, 8, 0, (ulong)first).Pointer(_source, 8, 0, (ulong)second)));
        Assert.Equal(isAccepted ? "NOOP TXN" : "EAGAIN", S.Main.Read());
    }

    [Theory]
    [Trait("Item", "139")]
    [InlineData(0UL, false)]
    [InlineData(1UL, true)]
    [InlineData(2UL, true)]
    public void OnlyTheNewestPartAndItsAncestorsHaveChildren(ulong parent, bool isAccepted)
    {
        C.Main.Write(c => c.CallGathering(
            Handle, 128, m => m.Pointer(_source, 16).Pointer(_source, 16).Pointer(_source, 16, 1, 0).Pointer(_source, 8, parent, 8)));
        Assert.Equal(isAccepted ? "NOOP TXN" : "EAGAIN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "141")]
    public void AReplyHasPartsToo()
    {
        CallAndRead();
        ulong source = S.Memory.Place([1, 2, 3]);
        S.Main.Write(c => c.ReplyGathering(8, m => m.Pointer(source, 3)));
        ReceivedTransaction reply = C.Main.Read().Transaction;
        Assert.Equal([1, 2, 3], reply.At(reply.ObjectAs<binder_buffer_object>(0).buffer, 3));
    }

    [Fact]
    [Trait("Item", "142")]
    [Trait("Item", "143")]
    public void AnArrayOfFilesIsInstalledAtTheReadAndClosedWithTheBuffer()
    {
        VirtualFile file = new();
        int descriptor = C.OpenFile(file);
        ulong source = C.Memory.Place([1, 1, 1, 1, (byte)descriptor, 0, 0, 0, (byte)descriptor, 0, 0, 0, 2, 2, 2, 2]);
        S.OpenFile(new VirtualFile());

        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Pointer(source, 16).FileArray(2, 0, 4)));
        Received call = S.Main.Read();
        byte[] parent = call.Transaction.At(call.Transaction.ObjectAs<binder_buffer_object>(0).buffer, 16);
        Assert.Equal([1, 1, 1, 1, 4, 0, 0, 0, 5, 0, 0, 0, 2, 2, 2, 2], parent);
        Assert.Same(file, S.Files[5]);

        S.Main.Write(c => c.FreeBuffer(call));
        Assert.Equal((1, 1), (S.Files.Count, file.References));
        Assert.Equal("NOOP", S.Main.Read());
        Assert.Equal("EAGAIN", S.Main.Read());
    }

    [Theory]
    [Trait("Item", "144")]
    [InlineData(5, 0, 0)]
    [InlineData(1UL << 62, 0, 0)]
    [InlineData(ulong.MaxValue, 0, 0)]
    [InlineData(2, 0, 12)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 1, 0)]
    public void AnArrayOfFilesLiesInsideItsParent(ulong count, ulong parent, ulong offset)
    {
        int descriptor = C.OpenFile(new VirtualFile());
        ulong source = C.Memory.Place([(byte)descriptor, 0, 0, 0, (byte)descriptor, 0, 0, 0, (byte)descriptor, 0, 0, 0, (byte)descriptor, 0, 0, 0]);
        C.Main.Write(c => c.CallGathering(Handle, 16, m => m.Pointer(source, 16).FileArray(count, parent, offset)));
        AssertRefused(Errno.EINVAL);
    }

    [Fact]
    [Trait("Item", "144")]
    public void OneBadFileOfAnArrayReleasesTheOthers()
    {
        VirtualFile file = new();
        int descriptor = C.OpenFile(file);
        ulong source = C.Memory.Place([(byte)descriptor, 0, 0, 0, 99, 0, 0, 0]);
        C.Main.Write(c => c.CallGathering(Handle, 8, m => m.Pointer(source, 8).FileArray(2, 0, 0)));
        AssertRefused(Errno.EBADF);
        Assert.Equal((1, 0), (file.References, Device.Counts.PinnedFiles));
    }

    [Fact]
    [Trait("Item", "144")]
    public void AnArrayOfNoFilesIsAcceptedEverywhere()
    {
        uint closed = Device.Share(S, C, ptr: 0x8000, flags: 0x13);
        C.Main.Write(c => c.CallGathering(closed, 8, m => m.Pointer(_source, 8).FileArray(0, 0, 0)));
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "144")]
    public void ANodeThatTakesNoFilesGetsNoArrayOfThem()
    {
        uint closed = Device.Share(S, C, ptr: 0x8000, flags: 0x13);
        int descriptor = C.OpenFile(new VirtualFile());
        ulong source = C.Memory.Place([(byte)descriptor, 0, 0, 0]);
        C.Main.Write(c => c.CallGathering(closed, 8, m => m.Pointer(source, 4).FileArray(1, 0, 0)));
        AssertRefused(Errno.EPERM);
    }

    [Fact]
    [Trait("Item", "145")]
    public void TheSecurityContextLiesBehindTheParts()
    {
        uint asking = Device.Share(S, C, ptr: 0x8000, flags: 0x1113);
        C.Main.Write(c => c.CallGathering(asking, 16, m => m.Pointer(_source, 10)));
        ReceivedTransaction call = S.Main.Read().Transaction;
        Assert.Equal(call.Data.buffer + 40 + 8 + 16, call.SecurityContext);
    }

    private void AssertRefused(Errno reason)
    {
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, reason);
        Assert.Equal(0, Device.Counts.Buffers);
    }
}
