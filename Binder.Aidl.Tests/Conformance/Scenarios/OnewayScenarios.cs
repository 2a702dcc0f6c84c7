using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Scenarios;

internal sealed class OnewayScenarios : Scenario
{
    private const int Half = OpenOptions.DefaultAreaSize / 2;

    [Item(109)]
    public void AOnewayIsCompleteAtOnceAndHidesItsSender()
    {
        C.Main.Write(c => c.Oneway(Handle));

        C.Main.Expect("NOOP TC");
        binder_transaction_data data = S.Main.Read().Transaction.Data;
        Check.Equal((0, C.Port.Euid), (data.sender_pid, data.sender_euid));
    }

    [Item(110)]
    [Item(111)]
    public void OnewaysOfANodeWaitForEachOtherAndForNothingElse()
    {
        uint other = Stage.Share(S, C, ptr: 0x8000);
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2).Oneway(Handle, 3).Oneway(other, 4).Call(Handle, 5));

        Received first = S.Main.Read();
        Check.Equal(1u, first.Transaction.Data.code);
        Check.Equal(4u, S.Main.Read().Transaction.Data.code);
        Check.Equal(5u, S.Main.Read().Transaction.Data.code);
        S.Main.Write(c => c.Reply());
        S.Main.Expect("NOOP TC");
        S.Main.ExpectNothing();
        S.Main.Write(c => c.FreeBuffer(first));
        Received second = S.Main.Read();
        Check.Equal(2u, second.Transaction.Data.code);
        S.Main.Write(c => c.FreeBuffer(second));
        Check.Equal(3u, S.Main.Read().Transaction.Data.code);
    }

    [Item(112)]
    public void TheNextOnewayGoesToTheProcessNotToTheThreadThatFreed()
    {
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2).Call(Handle, 3));
        Received first = S.Main.Read();
        S.Main.Read();
        S.Main.Write(c => c.FreeBuffer(first));

        S.Main.ExpectNothing();
        Check.Equal(2u, S.NewThread().Read().Transaction.Data.code);
    }

    [Item(113)]
    public void FreeingTwiceReleasesOneSuccessor()
    {
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2).Oneway(Handle, 3));
        Received first = S.Main.Read();
        S.Main.Write(c => c.FreeBuffer(first).FreeBuffer(first));

        Check.Equal(2u, S.Main.Read().Transaction.Data.code);
        S.Main.ExpectNothing();
    }

    [Item(114)]
    public void OnewaysHaveHalfTheArea()
    {
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(Half + 8)));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.ExpectFailure(Errno.ENOSPC);
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(Half)));
        C.Main.Expect("NOOP TC");
        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect("NOOP FAILED_REPLY");
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(Half)));
        C.Main.ExpectNothing();
    }

    [Item(115)]
    public void ASenderWhoAsksIsToldThatItIsSuspect() => FillTheHalf(isDetecting: true, "NOOP SPAM_SUSPECT");

    [Item(116)]
    public void ASenderWhoDoesNotAskIsToldNothing() => FillTheHalf(isDetecting: false, "NOOP TC");

    private void FillTheHalf(bool isDetecting, string seventh)
    {
        Check.Equal(Errno.None, C.Port.EnableOnewaySpamDetection(isDetecting));
        List<string> read = [];
        for (int i = 0; i < 9; i++)
        {
            C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(60_000)));
            read.Add(C.Main.Read());
        }

        Check.Same((string[])[.. Enumerable.Repeat("NOOP TC", 6), seventh, "NOOP TC", "NOOP FAILED_REPLY"], read);
    }

    [Item(117)]
    public void ALargeOnewayIsSuspectItselfOrMakesTheNextOneSo()
    {
        Check.Equal(Errno.None, C.Port.EnableOnewaySpamDetection(true));
        bool isCounted = !IsAtLeast(6, 12);
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(430_000)));
        C.Main.Expect(isCounted ? "NOOP SPAM_SUSPECT" : "NOOP TC");
        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect(isCounted ? "NOOP TC" : "NOOP SPAM_SUSPECT");

        // With more than a tenth free again, it is reported anew.
        for (int i = 0; i < 2; i++)
        {
            Received oneway = S.Main.Expect("NOOP TXN");
            S.Main.Write(c => c.FreeBuffer(oneway));
        }

        C.Main.Write(c => c.Oneway(Handle));
        C.Main.Expect("NOOP TC");
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(430_000)));
        C.Main.Expect(isCounted ? "NOOP SPAM_SUSPECT" : "NOOP TC");
    }

    [Item(133)]
    public void AOnewayWhoseFilesCannotBeInstalledMakesWayForTheNext()
    {
        int file = C.Port.OpenFile();
        S.Port.CanOpenFiles = false;
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.File(file)).Oneway(Handle, 2));
        Check.Equal(2u, S.Main.Expect("NOOP TXN").Transaction.Data.code);
        ExpectHeld(static counts => counts.Buffers == 1, "one buffer");
    }
}
