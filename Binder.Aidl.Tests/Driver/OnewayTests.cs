using Binder.Aidl.Tests.Driver.Virtual;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

public class OnewayTests : DriverTest
{
    private const int Half = VirtualDevice.AreaSize / 2;

    [Fact]
    [Trait("Item", "109")]
    public void AOnewayIsCompleteAtOnceAndHidesItsSender()
    {
        C.Main.Write(c => c.Oneway(Handle));

        Assert.Equal("NOOP TC", C.Main.Read());
        binder_transaction_data data = S.Main.Read().Transaction.Data;
        Assert.Equal((0, 1000u), (data.sender_pid, data.sender_euid));
    }

    [Fact]
    [Trait("Item", "110")]
    [Trait("Item", "111")]
    public void OnewaysOfANodeWaitForEachOtherAndForNothingElse()
    {
        uint other = Device.Share(S, C, ptr: 0x8000);
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2).Oneway(Handle, 3).Oneway(other, 4).Call(Handle, 5));

        Received first = S.Main.Read();
        Assert.Equal(1u, first.Transaction.Data.code);
        Assert.Equal(4u, S.Main.Read().Transaction.Data.code);
        Assert.Equal(5u, S.Main.Read().Transaction.Data.code);
        S.Main.Write(c => c.Reply());
        Assert.Equal("NOOP TC", S.Main.Read());
        Assert.Equal("EAGAIN", S.Main.Read());
        S.Main.Write(c => c.FreeBuffer(first));
        Received second = S.Main.Read();
        Assert.Equal(2u, second.Transaction.Data.code);
        S.Main.Write(c => c.FreeBuffer(second));
        Assert.Equal(3u, S.Main.Read().Transaction.Data.code);
    }

    [Fact]
    [Trait("Item", "112")]
    public void TheNextOnewayGoesToTheProcessNotToTheThreadThatFreed()
    {
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2).Call(Handle, 3));
        Received first = S.Main.Read();
        S.Main.Read();
        S.Main.Write(c => c.FreeBuffer(first));

        Assert.Equal("EAGAIN", S.Main.Read());
        Assert.Equal(2u, S.NewThread().Read().Transaction.Data.code);
    }

    [Fact]
    [Trait("Item", "113")]
    public void FreeingTwiceReleasesOneSuccessor()
    {
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2).Oneway(Handle, 3));
        Received first = S.Main.Read();
        S.Main.Write(c => c.FreeBuffer(first).FreeBuffer(first));

        Assert.Equal(2u, S.Main.Read().Transaction.Data.code);
        Assert.Equal("EAGAIN", S.Main.Read());
    }

    [Fact]
    [Trait("Item", "114")]
    public void OnewaysHaveHalfTheArea()
    {
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(Half + 8)));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        AssertFailed(C.Main, Errno.ENOSPC);
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(Half)));
        Assert.Equal("NOOP TC", C.Main.Read());
        C.Main.Write(c => c.Oneway(Handle));
        Assert.Equal("NOOP FAILED_REPLY", C.Main.Read());
        C.Main.Write(c => c.Call(Handle, 1, m => m.Filled(Half)));
        Assert.Equal("EAGAIN", C.Main.Read());
    }

    [Theory]
    [Trait("Item", "115")]
    [InlineData(true, "NOOP SPAM_SUSPECT")]
    [InlineData(false, "NOOP TC")]
    public void TheSenderWhoFillsTheHalfIsSuspect(bool isDetecting, string seventh)
    {
        Device.Driver.EnableOnewaySpamDetection(C.Proc, isDetecting);
        List<string> read = [];
        for (int i = 0; i < 9; i++)
        {
            C.Main.Write(c => c.Oneway(Handle, 1, m => m.Filled(60_000)));
            read.Add(C.Main.Read());
        }

        Assert.Equal([.. Enumerable.Repeat("NOOP TC", 6), seventh, "NOOP TC", "NOOP FAILED_REPLY"], read);
    }

    [Fact]
    [Trait("Item", "133")]
    public void AOnewayWhoseFilesCannotBeInstalledMakesWayForTheNext()
    {
        int descriptor = C.OpenFile(new VirtualFile());
        S.MaxFiles = 0;
        C.Main.Write(c => c.Oneway(Handle, 1, m => m.File(descriptor)).Oneway(Handle, 2));
        Assert.Equal(2u, S.Main.Read().Transaction.Data.code);
        Assert.Equal(1, Device.Counts.Buffers);
    }

    [Fact]
    public void AThreadThatExitsWithAOnewayUnreadLetsTheNextOneThrough()
    {
        S.Main.Park();
        C.Main.Write(c => c.Oneway(Handle, 1).Oneway(Handle, 2));
        S.Main.Exit();
        Assert.Equal(2u, S.NewThread().Read().Transaction.Data.code);
    }
}
