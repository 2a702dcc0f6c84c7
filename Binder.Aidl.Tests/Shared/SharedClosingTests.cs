using System.IO.Pipes;
using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices.Shared;
using Binder.Interop;
using Binder.Protocol;
using Microsoft.Win32.SafeHandles;
using Xunit;
using static Binder.Protocol.BinderReturn;

namespace Binder.Aidl.Tests.Shared;

/// <summary>Files whose close waits: nobody waits with it but their sender.</summary>
public sealed class SharedClosingTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WaitingFile _file = new();

    public void Dispose() => _file.Dispose();

    public static TheoryData<string> Ways =>
        ["half a header", "unread behind it", "half a frame", "an urgent byte", "an unnamed descriptor", "a second request", "a whole greeting"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task OthersStillCallAndTheDaemonEnds(string way)
    {
        using SharedDriver driver = new(Transfer.Inline);
        using RawProcess server = driver.OpenManager();
        using RawProcess client = driver.Open();
        using (RawSocket control = new(driver.SocketPath))
        using (RawSocket peer = new(driver.SocketPath))
        {
            if (way is "half a frame" or "an unnamed descriptor" or "a second request")
                peer.GreetAsThread(control.GreetAsProcess());
            using (driver.Pause())
            {
                Attack(way, peer);
                _file.Abandon();
            }
        }

        _ = driver.Until(state => state.Connections == 4);
        AssertCalls(client, server);
        await Task.Run(driver.Daemon.Dispose, TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void WhatWaitsIsItsUsersUntilItIsClosed()
    {
        using SharedDriver driver = new(Transfer.Inline, options => options with { MaxUngreetedConnectionsPerUser = 2 });
        using RawProcess server = driver.OpenManager();
        using (RawSocket first = new(driver.SocketPath))
        using (driver.Pause())
        {
            first.SendWithDescriptors([1], _file.Number);
            _file.Abandon();
        }

        _ = driver.Until(state => state.Connections == 2 && state.Files == 1);

        using AnonymousPipeServerStream pipe = new(PipeDirection.In);
        using (RawSocket second = new(driver.SocketPath))
            second.SendWithDescriptors([1], (int)pipe.ClientSafePipeHandle.DangerousGetHandle());
        pipe.DisposeLocalCopyOfClientHandle();
        _ = driver.Until(state => state is { Connections: 2, Files: 2 });

        _file.Release();
        Assert.Equal(-1, pipe.ReadByte());
        _ = driver.Until(state => state is { Connections: 2, Files: 0 });
    }

    [Fact]
    public void AUserWithAsManyFilesAsHeMayHaveSendsNoMore()
    {
        const int Most = 8;
        using SharedDriver driver = new(Transfer.Inline, options => options with { MaxFiles = 2 * Most });
        using RawProcess server = driver.OpenManager();
        using RawProcess client = driver.Open();
        using RawSocket control = new(driver.SocketPath);
        using RawSocket peer = new(driver.SocketPath);
        peer.GreetAsThread(control.GreetAsProcess());
        using (driver.Pause())
        {
            Send(peer, _file.Number);
            _file.Abandon();
        }

        _ = peer.Receive<WriteReadResultFrame>();
        for (int files = 1; files < Most; files++)
        {
            Send(peer, 0);
            _ = peer.Receive<WriteReadResultFrame>();
        }

        Assert.Equal(Most, driver.Daemon.State.Files);
        Assert.Empty(driver.Log);
        peer.Send(RawSocket.WriteRead()); // without a descriptor
        _ = peer.Receive<WriteReadResultFrame>();
        Send(peer, 0);
        peer.WaitForEnd();

        Assert.Contains("as many here as they may", Assert.Single(driver.Log), StringComparison.Ordinal);
        AssertCalls(client, server);
        _file.Release();
        _ = driver.Until(state => state.Files == 0);
    }

    [Fact]
    public void AnotherUsersFilesAreClosed()
    {
        PeerUsers users = new();
        using DescriptorCloser closer = new(static () => { });
        HeldFile waiting = new(users.Of(1), new SafeDescriptor(Duplicate(_file.Number)));
        _file.Abandon();
        using AnonymousPipeServerStream pipe = new(PipeDirection.In);
        HeldFile other = new(users.Of(2), new SafeDescriptor(Duplicate((int)pipe.ClientSafePipeHandle.DangerousGetHandle())));
        pipe.DisposeLocalCopyOfClientHandle();

        closer.Close(waiting.User, waiting.Descriptor, waiting.User.Files);
        closer.Close(other.User, other.Descriptor, other.User.Files);

        Assert.Equal(-1, pipe.ReadByte());
        Assert.Equal(1, users.Of(1).Files.Value);
        _file.Release();
    }

    private void Attack(string way, RawSocket peer)
    {
        switch (way)
        {
            case "half a header":
                peer.SendWithDescriptors([1], _file.Number);
                break;
            case "unread behind it":
                peer.SendWithDescriptors([1], 0);
                peer.SendWithDescriptors([1], _file.Number);
                break;
            case "half a frame":
                peer.SendWithDescriptors(RawSocket.Bytes(RawSocket.WriteRead(100) with { DescriptorCount = 1 }), _file.Number);
                break;
            case "an urgent byte":
                peer.SendUrgent(_file.Number);
                break;
            case "an unnamed descriptor":
                peer.SendWithDescriptors(RawSocket.Bytes(RawSocket.WriteRead()), _file.Number);
                break;
            case "a second request":
                peer.Send(RawSocket.WriteRead() with { ReadSpace = 256 });
                peer.SendWithDescriptors(RawSocket.Bytes(RawSocket.WriteRead()), _file.Number);
                break;
            default:
                peer.SendWithDescriptors(RawSocket.Bytes(RawSocket.Hello), _file.Number); // "a whole greeting"
                break;
        }
    }

    private static int Duplicate(int number)
    {
        Assert.Equal(Errno.None, Libc.Duplicate(number, out SafeFileHandle copy));
        copy.SetHandleAsInvalid();
        return (int)copy.DangerousGetHandle();
    }

    // A frame that names a descriptor, and commands that do not: it is done with when the frame is.
    private static void Send(RawSocket peer, int descriptor) => peer.SendWithDescriptors(
        [.. RawSocket.Bytes(RawSocket.WriteRead(WriteReadFrame.Size + sizeof(int)) with { DescriptorCount = 1 }), .. new byte[sizeof(int)]], descriptor);

    private static void AssertCalls(RawProcess client, RawProcess server)
    {
        client.Main.Write(Bc.Transaction(0, 3));
        Br call = server.Main.Read();
        server.Main.Write(Bc.Reply(), Bc.FreeBuffer(call.Transaction.buffer));
        Assert.Equal(BR_REPLY, client.Main.Read().Codes[^1]);
    }
}
