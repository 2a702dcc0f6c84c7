using System.Net.Sockets;
using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices.Shared;
using Xunit;

namespace Binder.Aidl.Tests.Shared;

/// <summary>The socket's file, and what a client hears when there is no daemon behind it.</summary>
public sealed class DaemonSocketTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("binder-");

    private string SocketPath => Path.Combine(_directory.FullName, "made", "for", "it", "binder.sock");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void TheFileIsMadeForItsOwnerAndRemovedInTheEnd()
    {
        using (BinderDaemon daemon = Start())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SocketPath));
            UnixFileMode directory = File.GetUnixFileMode(Path.GetDirectoryName(SocketPath)!);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, directory);
            Assert.Equal("unix:" + SocketPath, daemon.Device);
        }

        Assert.False(File.Exists(SocketPath));
    }

    [Fact]
    public void TheModeIsAsWanted()
    {
        const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        using BinderDaemon daemon = Start(new BinderDaemonOptions { SocketPath = SocketPath, SocketMode = Everybody });

        Assert.Equal(Everybody, File.GetUnixFileMode(SocketPath));
    }

    [Fact]
    public void ASecondDaemonIsRefusedAndTheFirstGoesOn()
    {
        using BinderDaemon daemon = Start();

        BinderDeviceException refusal = Assert.Throws<BinderDeviceException>(() => Start());

        Assert.Contains("another daemon", refusal.Message, StringComparison.Ordinal);
        new RawProcess(SocketPath).Dispose();
    }

    [Fact]
    public void SomebodyElsesSocketIsLeftAlone()
    {
        using Socket other = Listen();

        BinderDeviceException refusal = Assert.Throws<BinderDeviceException>(() => Start());

        Assert.Contains("listens there already", refusal.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(SocketPath));
    }

    [Fact]
    public void AStaleSocketIsReplaced()
    {
        LeaveStaleSocket();

        using BinderDaemon daemon = Start();

        new RawProcess(SocketPath).Dispose();
    }

    [Fact]
    public void AFileThatIsNoSocketIsLeftAlone()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        File.WriteAllText(SocketPath, "precious");

        BinderDeviceException refusal = Assert.Throws<BinderDeviceException>(() => Start());

        Assert.Contains("not a socket", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(SocketPath));
    }

    [Fact]
    public void ALongPathIsRefusedWithTheLimit()
    {
        string path = Path.Combine(_directory.FullName, new string('x', 100));

        BinderDeviceException daemon = Assert.Throws<BinderDeviceException>(() => Start(new BinderDaemonOptions { SocketPath = path }));
        BinderDeviceException client = Assert.Throws<BinderDeviceException>(() => SharedDevice.Open(path));

        Assert.Contains("107 bytes", daemon.Message, StringComparison.Ordinal);
        Assert.Contains("107 bytes", client.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutASocketTheMessageSaysWhatToRun() => AssertFailure($"no such socket. Start driver and service manager: binder up --device unix:{SocketPath}");

    [Fact]
    public void WithAStaleSocketTheMessageSaysWhatToRun()
    {
        LeaveStaleSocket();

        AssertFailure("nobody listens there any more. Start driver and service manager: binder up");
    }

    [Fact]
    public void WhoAnswersSomethingElseIsNoDriver()
    {
        using Socket other = Listen();
        Thread server = new(() =>
        {
            using Socket peer = other.Accept();
            _ = peer.Receive(new byte[48]);
            _ = peer.Send(new byte[100]);
        });
        server.Start();

        AssertFailure("no Binder driver");
        server.Join();
    }

    [Fact]
    public void ADaemonOfAnotherVersionIsNamed()
    {
        using Socket other = Listen();
        Thread server = new(() =>
        {
            using Socket peer = other.Accept();
            _ = peer.Receive(new byte[48]);
            _ = peer.Send(RawSocket.Bytes(new WelcomeFrame
            {
                Header = new FrameHeader(System.Runtime.CompilerServices.Unsafe.SizeOf<WelcomeFrame>(), FrameType.Welcome),
                Magic = SharedProtocol.Magic,
                Version = 7,
            }));
        });
        server.Start();

        AssertFailure("speaks version 7");
        server.Join();
    }

    [Fact]
    public void RunReturnsWhenCancelledAndRemovesTheFile()
    {
        using BinderDaemon daemon = new(new BinderDaemonOptions { SocketPath = SocketPath });

        daemon.Run(new CancellationToken(canceled: true));

        Assert.False(File.Exists(SocketPath));
        Assert.True(File.Exists(SocketPath + ".lock"));
    }

    [Fact]
    public void ADirectoryThatIsGoneIsNoReasonToFail()
    {
        BinderDaemon daemon = Start();
        _directory.Delete(recursive: true);

        daemon.Dispose();

        Assert.Equal(default, daemon.State);
        _directory.Create();
    }

    [Fact]
    public void ADaemonStartsOnce()
    {
        using BinderDaemon daemon = Start();

        _ = Assert.Throws<InvalidOperationException>(daemon.Start);
        daemon.Dispose();
        _ = Assert.Throws<ObjectDisposedException>(daemon.Start);
    }

    private BinderDaemon Start(BinderDaemonOptions? options = null)
    {
        BinderDaemon daemon = new(options ?? new BinderDaemonOptions { SocketPath = SocketPath });
        daemon.Start();
        return daemon;
    }

    private Socket Listen()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SocketPath)!);
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(SocketPath));
        socket.Listen();
        return socket;
    }

    private void LeaveStaleSocket()
    {
        string elsewhere = Path.Combine(_directory.FullName, "moved");
        using Socket socket = Listen();
        File.Move(SocketPath, elsewhere); // closing the socket removes its file
        socket.Dispose();
        File.Move(elsewhere, SocketPath);
    }

    private void AssertFailure(string reason)
    {
        BinderDeviceException failure = Assert.Throws<BinderDeviceException>(() => SharedDevice.Open(SocketPath));
        Assert.Equal("unix:" + SocketPath, failure.Device);
        Assert.Contains(SocketPath, failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Matches("(?i)binder (driver|up)", failure.Message);
    }
}
