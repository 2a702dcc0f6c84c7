using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices;
using Binder.Devices.Shared;
using Binder.Protocol;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>Whatever a peer sends, it loses at most its own connection, and the log has one line about it.</summary>
public sealed class SharedHostileTests : IDisposable
{
    private readonly SharedDriver _driver = new();
    private readonly RawProcess _server;
    private readonly RawProcess _client;

    public SharedHostileTests()
    {
        _server = _driver.OpenManager();
        _client = _driver.Open();
    }

    public static TheoryData<string, byte[]> FramesInTheWrongPlace => new()
    {
        { "its greeting", RawSocket.Bytes(RawSocket.WriteRead()) },
        { "its greeting", RawSocket.Bytes(RawSocket.Control(ControlOperation.Flush)) },
        { "its greeting", RawSocket.Bytes(new FrameHeader(FrameHeader.Size, FrameType.ExtendedError)) },
        { "its greeting", RawSocket.Bytes(new FrameHeader(FrameHeader.Size, FrameType.Welcome)) },
        { "a process", RawSocket.Bytes(RawSocket.WriteRead()) },
        { "a process", RawSocket.Bytes(RawSocket.Hello) },
        { "a process", RawSocket.Bytes(new FrameHeader(FrameHeader.Size, FrameType.ExtendedError)) },
        { "a thread", RawSocket.Bytes(RawSocket.Control(ControlOperation.Flush)) },
        { "a thread", RawSocket.Bytes(RawSocket.Hello) },
        { "a thread", RawSocket.Bytes(default(FrameHeader)) },
    };

    public void Dispose()
    {
        AssertOthersStillCall();
        _client.Dispose();
        _server.Dispose();
        _driver.AssertEmpties();
        _driver.Dispose();
    }

    [Fact]
    public void Noise()
    {
        Random random = new(20_251);
        for (int i = 0; i < 200; i++)
        {
            using RawSocket peer = new(_driver.SocketPath);
            byte[] bytes = new byte[random.Next(1, 300)];
            random.NextBytes(bytes);
            peer.Send(bytes);
            EndSendingIfOpen(peer);
            peer.WaitForEnd();
            Assert.Equal(i + 1, _driver.Log.Count);
        }
    }

    [Fact]
    public void NoiseBehindAGoodHeader()
    {
        Random random = new(20_252);
        for (int i = 0; i < 100; i++)
        {
            using RawSocket control = new(_driver.SocketPath);
            using RawSocket peer = new(_driver.SocketPath);
            peer.GreetAsThread(control.GreetAsProcess());
            byte[] bytes = new byte[random.Next(WriteReadFrame.Size, 300)];
            random.NextBytes(bytes);
            RawSocket.Bytes(new FrameHeader(bytes.Length, FrameType.WriteRead)).CopyTo(bytes, 0);
            peer.Send(bytes);
            peer.WaitForEnd();
            Assert.Equal(i + 1, _driver.Log.Count);
        }
    }

    [Fact]
    public void GreetingsThatBreakOff()
    {
        AssertBreaksOff(RawSocket.Bytes(RawSocket.Hello), static (_, peer) => peer);
        AssertBreaksOff(RawSocket.Bytes(RawSocket.ThreadHello(default)), static (_, peer) => peer);
    }

    [Fact]
    public void RequestsThatBreakOff()
    {
        AssertBreaksOff(RawSocket.Bytes(RawSocket.Control(ControlOperation.Flush)), static (control, peer) => control);
        AssertBreaksOff(
            [.. RawSocket.Bytes(RawSocket.WriteRead(WriteReadFrame.Size + 12) with { WriteSize = 12 }), .. Bc.FreeBuffer(0)],
            static (control, peer) => peer);
    }

    [Theory]
    [MemberData(nameof(FramesInTheWrongPlace))]
    public void AFrameInTheWrongPlace(string place, byte[] frame)
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        RawSocket sender = place == "a process" ? control : peer;
        if (place != "its greeting")
        {
            WelcomeFrame process = control.GreetAsProcess();
            if (place == "a thread")
                peer.GreetAsThread(process);
        }

        sender.Send(frame);
        sender.WaitForEnd();

        Assert.Contains(place, Assert.Single(_driver.Log), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1u, 0u, 0, 0, 0, 0)]
    [InlineData(uint.MaxValue, 0u, 0, 0, 0, 0)]
    [InlineData(0u, 1u, 0, 0, 0, 0)]
    [InlineData(0u, uint.MaxValue, 0, 0, 0, 0)]
    [InlineData(0u, 0u, 1, 0, 0, 0)]
    [InlineData(0u, 0u, ushort.MaxValue, 0, 0, 0)]
    [InlineData(0u, 0u, 0, 1, 0, 0)]
    [InlineData(0u, 0u, 0, ushort.MaxValue, 0, 0)]
    [InlineData(0u, 0u, 0, 0, 1, 0)]
    [InlineData(0u, 0u, 65, 0, 65 * FrameWindow.Size, 0)] // more windows than there may be
    [InlineData(0u, 8u, 1, 0, FrameWindow.Size + 8, 0)] // a table of zeros: the window has 0 bytes, not 8
    [InlineData(0u, 0u, 1, 0, FrameWindow.Size, 0xFF)] // a window of 4 GiB
    [InlineData(0u, 0u, 0, 1, 4, 0)] // the name of a descriptor, and no descriptor
    public void AFrameWhosePartsDoNotAddUp(uint writeSize, uint windowBytes, int windows, int descriptors, int extra, byte fill)
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());
        WriteReadFrame frame = RawSocket.WriteRead(WriteReadFrame.Size + extra) with
        {
            WriteSize = writeSize,
            WindowBytes = windowBytes,
            WindowCount = (ushort)windows,
            DescriptorCount = (ushort)descriptors,
        };

        peer.Send([.. RawSocket.Bytes(frame), .. Enumerable.Repeat(fill, extra)]);
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(23)]
    [InlineData(SharedProtocol.MaxFrame + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public void AnImpossibleLength(int length)
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());

        peer.Send(new FrameHeader(length, FrameType.WriteRead));
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void AWrongMagic()
    {
        using RawSocket peer = new(_driver.SocketPath);

        peer.Send(RawSocket.Hello with { Magic = 1 });
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void AnotherVersionIsToldOurs()
    {
        using RawSocket peer = new(_driver.SocketPath);

        peer.Send(RawSocket.Hello with { Version = 99 });
        WelcomeFrame welcome = peer.Receive<WelcomeFrame>();
        peer.WaitForEnd();

        Assert.Equal((SharedProtocol.Version, (int)Errno.EPROTO), (welcome.Version, welcome.Errno));
        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void AThreadWithAnotherSecret()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket other = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        WelcomeFrame process = control.GreetAsProcess();
        WelcomeFrame stranger = other.GreetAsProcess();

        peer.Send(RawSocket.ThreadHello(process) with { Secret = stranger.Secret });
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void AThreadOfNoProcess()
    {
        using RawSocket peer = new(_driver.SocketPath);

        peer.Send(RawSocket.ThreadHello(default));
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void ASecondRequestWhileTheFirstWaits()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());

        peer.Send(RawSocket.WriteRead() with { ReadSpace = 256 });
        peer.Send(RawSocket.WriteRead());
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void APeerThatNeverReads()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());

        peer.SendUntilEnded(RawSocket.Bytes(new FrameHeader(FrameHeader.Size, FrameType.ExtendedError)));

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void ATransactionForAPeerThatNeverReadsWaitsForItAlone()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());
        peer.Send(RawSocket.WriteRead() with { ReadSpace = 256 });

        AssertOthersStillCall();

        Assert.Empty(_driver.Log);
    }

    [Fact]
    public void DescriptorsThatTheFrameDoesNotName()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());

        peer.SendWithDescriptors(RawSocket.Bytes(RawSocket.WriteRead()), 0, 1, 2);
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void MoreDescriptorsThanAFrameMayHave()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());
        byte[] frame = RawSocket.Bytes(RawSocket.WriteRead());

        for (int i = 0; i < 2; i++)
            peer.SendWithDescriptors(frame.AsSpan(i, 1), Enumerable.Repeat(0, 200).ToArray());
        peer.WaitForEnd();

        _ = Assert.Single(_driver.Log);
    }

    [Fact]
    public void DescriptorsBesideAGreetingAreClosed()
    {
        using RawSocket peer = new(_driver.SocketPath);

        peer.SendWithDescriptors(RawSocket.Bytes(RawSocket.Hello), 0);

        Assert.Equal(0, peer.Receive<WelcomeFrame>().Errno);
    }

    [Fact]
    public void AFailedDeliveryThatNeverWas()
    {
        using RawSocket control = new(_driver.SocketPath);
        using RawSocket peer = new(_driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());

        peer.SendDeliveryFailed();

        Assert.Empty(_driver.Log);
    }

    private static void EndSendingIfOpen(RawSocket peer)
    {
        try
        {
            peer.EndSending();
        }
        catch (System.Net.Sockets.SocketException)
        {
        }
    }

    private void AssertBreaksOff(byte[] frame, Func<RawSocket, RawSocket, RawSocket> choose)
    {
        for (int length = 1; length < frame.Length; length++)
        {
            int before = _driver.Log.Count;
            using RawSocket control = new(_driver.SocketPath);
            using RawSocket peer = new(_driver.SocketPath);
            WelcomeFrame process = control.GreetAsProcess();
            if (((FrameType)BitConverter.ToUInt16(frame, 4)) is FrameType.WriteRead)
                peer.GreetAsThread(process);
            RawSocket sender = choose(control, peer);
            sender.Send(frame.AsSpan(0, length));
            sender.EndSending();
            sender.WaitForEnd();
            Assert.Equal(before + 1, _driver.Log.Count);
        }
    }

    private void AssertOthersStillCall()
    {
        _client.Main.Write(Bc.Transaction(0, 3, Pinned.Pattern(64)));
        Br call = _server.Main.Read();
        Assert.Equal(3u, call.Transaction.code);
        _server.Main.Write(Bc.Reply(), Bc.FreeBuffer(call.Transaction.buffer));
        Br reply = _client.Main.Read();
        Assert.Equal(BR_REPLY, reply.Codes[^1]);
        _client.Main.Write(Bc.FreeBuffer(reply.Transaction.buffer));
        _ = _server.Main.Read(WriteReadMode.NonBlocking);
    }
}
