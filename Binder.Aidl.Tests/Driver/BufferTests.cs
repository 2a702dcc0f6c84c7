using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class BufferTests : DriverTest
{
    [Fact]
    [Trait("Item", "118")]
    public void BuffersFollowEachOtherRoundedUpToEight()
    {
        List<int> offsets = [];
        foreach (int size in (int[])[0, 1, 8, 9, 100, 4096, 24])
        {
            VirtualThread thread = C.NewThread();
            thread.Write(c => c.Call(Handle, 1, m => m.Filled(size)));
            offsets.Add(S.NewThread().Read().Transaction.AreaOffset);
        }

        Assert.Equal([0, 8, 16, 24, 40, 144, 4240], offsets);
    }

    [Fact]
    [Trait("Item", "119")]
    public void TheSmallestHoleThatFitsIsTaken()
    {
        List<Received> calls = [];
        foreach (int size in (int[])[128, 8, 256, 8])
        {
            C.NewThread().Write(c => c.Call(Handle, 1, m => m.Filled(size)));
            calls.Add(S.NewThread().Read());
        }

        S.Main.Write(c => c.FreeBuffer(calls[0]).FreeBuffer(calls[2]));
        C.NewThread().Write(c => c.Call(Handle, 1, m => m.Filled(100)));
        Assert.Equal(0, S.NewThread().Read().Transaction.AreaOffset);
        C.NewThread().Write(c => c.Call(Handle, 1, m => m.Filled(16)));
        Assert.Equal(104, S.NewThread().Read().Transaction.AreaOffset);
    }

    [Theory]
    [Trait("Item", "120")]
    [InlineData(VirtualDevice.AreaSize + 8UL, 0UL, (int)Errno.ENOSPC)]
    [InlineData(0x7FFF_FFFF_FFFF_FFF8UL, 0UL, (int)Errno.ENOSPC)]
    [InlineData(ulong.MaxValue, 0UL, (int)Errno.EINVAL)]
    [InlineData(0x8000_0000_0000_0000UL, 0x8000_0000_0000_0000UL, (int)Errno.EINVAL)]
    [InlineData(8UL, ulong.MaxValue - 8, (int)Errno.EINVAL)]
    public void ImpossibleSizesAreRefused(ulong data, ulong offsets, int reason)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.DataSize(data).OffsetsSize(offsets)));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, (Errno)reason);
    }

    [Fact]
    [Trait("Item", "120")]
    public void ACallMayFillTheArea()
    {
        Received call = CallAndRead(m => m.Filled(VirtualDevice.AreaSize));
        Assert.Equal((ulong)VirtualDevice.AreaSize, call.Transaction.Data.data_size);
    }

    [Fact]
    [Trait("Item", "121")]
    public void OnlyADeliveredBufferCanBeFreed()
    {
        ulong start = S.Area!.UserAddress;
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(32)));
        S.Main.Write(c => c.FreeBuffer(start).FreeBuffer(start + 8).FreeBuffer(0UL).FreeBuffer(start + 4096).FreeBuffer(start - 8));
        Assert.Equal(1, Device.Counts.Buffers);
        Assert.Equal("NOOP TXN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "122")]
    public void ABufferMayBeFreedBeforeTheReply()
    {
        Received call = CallAndRead();
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        Assert.Equal("NOOP TC", S.Main.Read());
        Assert.Equal("NOOP TC REPLY", C.Main.Read());
    }

    [Theory]
    [Trait("Item", "123")]
    [InlineData(TransactionFlag.TF_CLEAR_BUF, 0)]
    [InlineData(0, 0xAB)]
    public void AFreedBufferIsClearedOnRequest(uint flags, byte left)
    {
        Received call = CallAndRead(m => m.Filled(16), flags);
        S.Main.Write(c => c.FreeBuffer(call).Reply(0, m => m.Filled(16), flags));
        Assert.Equal(left, call.Transaction.Bytes[15]);
        Received reply = C.Main.Read();
        C.Main.Write(c => c.FreeBuffer(reply));
        Assert.Equal(left, reply.Transaction.Bytes[15]);
    }

    [Fact]
    [Trait("Item", "124")]
    public void AnUnmappedProcessMayStillFreeWhatItHas()
    {
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(16), TransactionFlag.TF_CLEAR_BUF).Oneway(Handle, 2));
        Received first = S.Main.Read();
        S.Unmap();
        S.Main.Write(c => c.FreeBuffer(first));
        Assert.Equal(2u, S.Main.Read().Transaction.Data.code);
        C.Main.Settle();
        C.Main.Write(c => c.Oneway(Handle));
        Assert.Equal("NOOP DEAD_REPLY", C.Main.Read());
    }
}
