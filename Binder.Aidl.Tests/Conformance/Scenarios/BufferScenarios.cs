using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class BufferScenarios : Scenario
{
    [Item(118)]
    public void BuffersFollowEachOtherRoundedUpToEight()
    {
        List<int> offsets = [];
        foreach (int size in (int[])[0, 1, 8, 9, 100, 4096, 24])
        {
            ActorThread thread = C.NewThread();
            thread.Write(c => c.Call(Handle, 1, m => m.Filled(size)));
            offsets.Add(S.NewThread().Read().Transaction.AreaOffset);
        }

        Check.Same([0, 8, 16, 24, 40, 144, 4240], offsets);
    }

    [Item(119)]
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
        Check.Equal(0, S.NewThread().Read().Transaction.AreaOffset);
        C.NewThread().Write(c => c.Call(Handle, 1, m => m.Filled(16)));
        Check.Equal(104, S.NewThread().Read().Transaction.AreaOffset);
    }

    [Item(120)]
    [With(OpenOptions.DefaultAreaSize + 8UL, 0UL, (int)Errno.ENOSPC)]
    [With(0x7FFF_FFFF_FFFF_FFF8UL, 0UL, (int)Errno.ENOSPC)]
    [With(ulong.MaxValue, 0UL, (int)Errno.EINVAL)]
    [With(0x8000_0000_0000_0000UL, 0x8000_0000_0000_0000UL, (int)Errno.EINVAL)]
    [With(8UL, ulong.MaxValue - 8, (int)Errno.EINVAL)]
    public void ImpossibleSizesAreRefused(ulong data, ulong offsets, int reason)
    {
        C.Main.Write(c => c.Call(Handle, 1, m => m.DataSize(data).OffsetsSize(offsets)));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure((Errno)reason);
    }

    [Item(120)]
    public void ACallMayFillTheArea()
    {
        Received call = CallAndRead(m => m.Filled(OpenOptions.DefaultAreaSize));
        Check.Equal((ulong)OpenOptions.DefaultAreaSize, call.Transaction.Data.data_size);
    }

    [Item(121)]
    public void OnlyADeliveredBufferCanBeFreed()
    {
        ulong start = S.Port.AreaAddress;
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(32)));
        S.Main.Write(c => c.FreeBuffer(start).FreeBuffer(start + 8).FreeBuffer(0UL).FreeBuffer(start + 4096).FreeBuffer(start - 8));
        ExpectHeld(static counts => counts.Buffers == 1, "the buffer");
        S.Main.Expect("NOOP TXN");
    }

    [Item(122)]
    public void ABufferMayBeFreedBeforeTheReply()
    {
        Received call = CallAndRead();
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        S.Main.Expect("NOOP TC");
        C.Main.Expect("NOOP TC REPLY");
    }

    [Item(123)]
    [With(TransactionFlag.TF_CLEAR_BUF, 0)]
    [With(0, 0xAB)]
    public void AFreedBufferIsClearedOnRequest(uint flags, byte left)
    {
        Received call = CallAndRead(m => m.Filled(16), flags);
        S.Main.Write(c => c.FreeBuffer(call).Reply(0, m => m.Filled(16), flags));
        Check.Equal(left, call.Transaction.Bytes[15]);
        Received reply = C.Main.Read();
        C.Main.Write(c => c.FreeBuffer(reply));
        Check.Equal(left, reply.Transaction.Bytes[15]);
    }

    [Item(124)]
    public void AnUnmappedProcessMayStillFreeWhatItHas()
    {
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(16), TransactionFlag.TF_CLEAR_BUF).Oneway(Handle, 2));
        Stage.Needs(Capability.Unmap);
        Received first = S.Main.Read();
        S.Unmap();
        S.Main.Write(c => c.FreeBuffer(first));
        Check.Equal(2u, S.Main.Read().Transaction.Data.code);
        C.Main.Settle();
        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
    }
}
