using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class FreezerScenarios : Scenario
{
    [Item(162)]
    public void ACallToAFrozenProcessIsRefused()
    {
        Check.Equal(Errno.None, S.Freeze());
        C.Main.Write(c => c.Call(Handle));

        C.Main.Expect("NOOP FROZEN_REPLY");
        C.Main.ExpectError(BinderReturn.BR_FROZEN_REPLY, Errno.None);
        ExpectFrozenInfo(S, 1u, 0u);
    }

    [Item(163)]
    public void AOnewayToAFrozenProcessIsPending()
    {
        Check.Equal(Errno.None, S.Freeze());
        C.Main.Write(c => c.Oneway(Handle));

        C.Main.Expect(IsAtLeast(6, 3) ? "NOOP PENDING_FROZEN" : "NOOP TC");
        ExpectFrozenInfo(S, 2u, 1u);
    }

    [Item(164)]
    public void AFrozenProcessThatReadsIsServed()
    {
        Check.Equal(Errno.None, S.Freeze());
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Expect("NOOP TXN");
    }

    [Item(165)]
    public void ThawingForgetsWhatCame()
    {
        Check.Equal(Errno.None, S.Freeze());
        C.Main.Write(c => c.Call(Handle));
        C.Main.Read();

        Check.Equal(Errno.None, S.Freeze(enable: false));
        ExpectFrozenInfo(S, 0u, 0u);
        Check.Equal("NOOP TXN", CallAndRead());
    }

    [Item(166)]
    public void TransactionsUnderWayKeepAProcessFromFreezing()
    {
        C.Main.Write(c => c.Call(Handle));
        ExpectBusy(S);
        S.Main.Read();
        ExpectBusy(S);
        ExpectBusy(C);
        S.Main.Write(c => c.Reply());
        ExpectBusy(C);
        S.Main.Settle();
        Check.Equal(Errno.None, S.Freeze());
        C.Main.Read();
        Check.Equal(Errno.None, C.Freeze());
        Check.Equal(Errno.None, S.Freeze(enable: false));

        C.Main.Write(c => c.Oneway(Handle));
        ExpectBusy(S);
    }

    [Item(167)]
    public void AOnewayThatWasReadDoesNotKeepAProcessFromFreezing()
    {
        C.Main.Write(c => c.Oneway(Handle));
        S.Main.Read();
        Check.Equal(Errno.None, S.Freeze());
    }

    [Item(168)]
    public void AFrozenProcessMayCallButNotBeCalledBack()
    {
        uint back = Stage.Share(C, S);
        Check.Equal(Errno.None, C.Freeze());
        Received call = CallAndRead();
        S.Main.Write(c => c.Call(back));
        S.Main.Expect("NOOP FROZEN_REPLY");
        S.Main.Write(c => c.FreeBuffer(call).Reply());
        C.Main.Expect("NOOP TC REPLY");
    }

    [Item(169)]
    [Item(170)]
    [With(true, new uint[] { 1, 1, 2 })]
    [With(false, new uint[] { 1, 1, 1, 1, 2 })]
    public void AnUpdateReplacesTheOneThatWaitsInAFrozenProcess(bool isFrozen, uint[] expected)
    {
        if (isFrozen)
            Check.Equal(Errno.None, S.Freeze());
        for (int i = 0; i < 4; i++)
            C.Main.Write(c => c.Oneway(Handle, 1, m => m.Bytes((byte)i), TransactionFlag.TF_UPDATE_TXN));
        C.Main.Write(c => c.Oneway(Handle, 2, null, TransactionFlag.TF_UPDATE_TXN));
        Check.Equal(Errno.None, S.Freeze(enable: false));

        List<uint> codes = [];
        byte last = 0;
        for (Received next = S.Main.Read(); next.HasTransaction; next = S.Main.Read())
        {
            codes.Add(next.Transaction.Data.code);
            last = next.Transaction.Data.code == 1 ? next.Transaction.Bytes[0] : last;
            Received done = next;
            S.Main.Write(c => c.FreeBuffer(done));
        }

        Check.Same(expected, codes);
        Check.Equal((byte)3, last);
    }

    [Item(169)]
    public void AnUpdateReplacesOnlyWhatTheSameProcessSent()
    {
        Actor other = Stage.Open();
        uint handle = Stage.Share(S, other);
        Check.Equal(Errno.None, S.Freeze());
        for (int i = 0; i < 2; i++)
            C.Main.Write(c => c.Oneway(Handle, 1, m => m.Bytes((byte)i), TransactionFlag.TF_UPDATE_TXN));
        other.Main.Write(c => c.Oneway(handle, 1, m => m.Bytes(2), TransactionFlag.TF_UPDATE_TXN));
        Check.Equal(Errno.None, S.Freeze(enable: false));

        for (byte i = 0; i < 3; i++)
        {
            Received next = S.Main.Expect("NOOP TXN");
            Check.Equal(i, next.Transaction.Bytes[0]);
            S.Main.Write(c => c.FreeBuffer(next));
        }
    }

    [Item(171)]
    public void AFrozenProcessThatDiesIsDead()
    {
        C.Main.Write(c => c.RequestDeath(Handle, 0x33));
        Check.Equal(Errno.None, S.Freeze());
        S.Close();
        C.Main.Expect("NOOP DEAD_BINDER(33)");
        C.Main.Write(c => c.Call(Handle));
        C.Main.Expect("NOOP DEAD_REPLY");
    }

    [Item(172)]
    public void AllOpensOfAPidAreFrozen()
    {
        Actor second = Stage.Open(new OpenOptions(Sibling: S.Port));
        uint handle = Stage.Share(second, C);
        Check.Equal(Errno.None, S.Freeze());
        C.Main.Write(c => c.Call(handle));
        C.Main.Expect("NOOP FROZEN_REPLY");
    }

    private static void ExpectFrozenInfo(Actor process, uint sync, uint async) =>
        Check.Equal((sync, async), (process.FrozenInfo.sync_recv, process.FrozenInfo.async_recv), "sync_recv, async_recv");

    private static void ExpectBusy(Actor process)
    {
        Check.Equal(Errno.EAGAIN, process.Freeze());
        Check.Equal(2u, process.FrozenInfo.sync_recv & 2, "something is under way");
    }
}
