using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Devices.Shared;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>No descriptor is left of anything, and none is lost. These tests run alone: they count those of the whole process.</summary>
[CollectionDefinition(nameof(SharedLeakTests), DisableParallelization = true)]
[Collection(nameof(SharedLeakTests))]
public sealed class SharedLeakTests
{
    [Theory]
    [InlineData(Transfer.Direct)]
    [InlineData(Transfer.Inline)]
    public void DescriptorsOfProcessesThatAreGone(Transfer transfer)
    {
        using SharedDriver driver = new(transfer);
        LiveAndDie(driver);
        driver.AssertEmpties();
        int before = CountDescriptors();

        for (int i = 0; i < 20; i++)
            LiveAndDie(driver);
        driver.AssertEmpties();

        AssertNonePerRound(before);
    }

    [Fact]
    public void DescriptorsOfPeersThatBreakTheRules()
    {
        using SharedDriver driver = new();
        Misbehave(driver);
        driver.AssertEmpties();
        int before = CountDescriptors();

        for (int i = 0; i < 20; i++)
            Misbehave(driver);
        driver.AssertEmpties();

        AssertNonePerRound(before);
    }

    [Fact]
    public void DescriptorsOfDaemonsThatHaveEnded()
    {
        StartAndEnd();
        int before = CountDescriptors();

        for (int i = 0; i < 10; i++)
            StartAndEnd();

        AssertNonePerRound(before);
    }

    [Theory]
    [InlineData(WriteReadMode.NonBlocking)]
    [InlineData(WriteReadMode.NonBlocking | WriteReadMode.UntilWork)]
    internal void ACallWhoseDescriptorFindsNoRoomFails(WriteReadMode mode)
    {
        using SharedDriver driver = new();
        using RawProcess server = driver.OpenManager();
        using RawProcess client = driver.Open();
        Send(client);

        Br read;
        using (new NoFreeDescriptor())
            read = server.Main.Read(mode);

        Assert.Equal((Errno.EAGAIN, 0), (read.Error, read.Codes.Length));
        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_FAILED_REPLY], client.Main.Read().Codes);
        Send(client);
        new SafeFileHandle(BitConverter.ToInt32(server.Data(server.Main.Read()), 8), ownsHandle: true).Dispose();
    }

    [Theory]
    [InlineData(WriteReadMode.Blocking)]
    [InlineData(WriteReadMode.UntilWork)]
    internal void AReplyWhoseDescriptorFindsNoRoomIsAFailure(WriteReadMode mode)
    {
        using SharedDriver driver = new();
        using RawProcess server = driver.OpenManager();
        using RawProcess client = driver.Open();
        using FileStream file = File.OpenRead("/dev/null");
        client.Main.Write(Bc.Transaction(0, 1));
        _ = server.Main.Read();
        server.Main.Write(Bc.Reply(Pinned.Descriptor((int)file.SafeFileHandle.DangerousGetHandle()), Pinned.Of(0ul)));

        Br read;
        using (new NoFreeDescriptor())
            read = client.Main.Read(mode);

        Assert.Equal([BR_NOOP, BR_TRANSACTION_COMPLETE, BR_FAILED_REPLY], read.Codes);
    }

    [Fact]
    public void AFrameThatLostDescriptorsNamesNoMoreThanAMessageMayHave()
    {
        const int Names = 300;
        using SharedDriver driver = new();
        using RawSocket control = new(driver.SocketPath);
        using RawSocket peer = new(driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());
        WriteReadFrame frame = RawSocket.WriteRead(WriteReadFrame.Size + (Names * sizeof(int))) with { DescriptorCount = Names };

        using (new NoFreeDescriptor(exceptOne: true))
        {
            peer.SendWithDescriptors([.. RawSocket.Bytes(frame), .. new byte[Names * sizeof(int)]], 0, 0);
            peer.WaitForEnd();
        }

        Assert.Contains("do not add up", Assert.Single(driver.Log), StringComparison.Ordinal);
    }

    private static void Send(RawProcess client)
    {
        using FileStream file = File.OpenRead("/dev/null");
        client.Main.Write(Bc.Transaction(0, 1, Pinned.Descriptor((int)file.SafeFileHandle.DangerousGetHandle()), Pinned.Of(0ul)));
    }

    private static void StartAndEnd()
    {
        using SharedDriver driver = new();
        LiveAndDie(driver);
    }

    private static void LiveAndDie(SharedDriver driver)
    {
        using RawProcess server = driver.OpenManager();
        using RawProcess client = driver.Open();
        using FileStream file = File.OpenRead("/dev/null");
        Pinned data = Pinned.Descriptor((int)file.SafeFileHandle.DangerousGetHandle());
        client.Main.Write(Bc.Transaction(0, 1, data, Pinned.Of(0ul), flags: 1), Bc.Transaction(0, 1, data, Pinned.Of(0ul)));
        Br oneway = server.Main.Read(); // and the call is never read
        new SafeFileHandle(BitConverter.ToInt32(server.Data(oneway), 8), ownsHandle: true).Dispose();
    }

    private static void Misbehave(SharedDriver driver)
    {
        using RawSocket control = new(driver.SocketPath);
        using RawSocket thread = new(driver.SocketPath);
        using RawSocket noise = new(driver.SocketPath);
        thread.GreetAsThread(control.GreetAsProcess());
        control.Map();
        thread.SendWithDescriptors(RawSocket.Bytes(RawSocket.WriteRead()), 0, 1, 2);
        noise.SendWithDescriptors(RawSocket.Bytes(default(FrameHeader)), 0, 1, 2);
        thread.WaitForEnd();
        noise.WaitForEnd();
    }

    // A fault costs or steals a descriptor in every one of the ten or more rounds; what earlier tests left may end once or twice meanwhile.
    private static void AssertNonePerRound(int before) => Assert.InRange(CountDescriptors() - before, -4, 4);

    private static int CountDescriptors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers(); // what earlier tests left to them
        return Directory.GetFiles("/proc/self/fd").Length;
    }
}
