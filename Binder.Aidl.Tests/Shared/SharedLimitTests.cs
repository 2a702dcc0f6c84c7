using Binder.Aidl.Tests.Shared.Raw;
using Binder.Devices.Shared;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Shared;

/// <summary>Beyond a limit a newcomer is refused; whoever is there already notices nothing.</summary>
public sealed class SharedLimitTests
{
    [Fact]
    public void ConnectionsThatDoNotGreet()
    {
        using SharedDriver driver = new(configure: options => options with { MaxUngreetedConnectionsPerUser = 8 });
        using RawProcess process = driver.Open();
        List<RawSocket> silent = Open(driver, 8);

        List<RawSocket> refused = Open(driver, 20);

        refused.ForEach(peer => peer.WaitForEnd());
        Assert.Equal(20, driver.Log.Count);
        Assert.Equal(Errno.None, process.Connection.SetMaxThreads(1));
        _ = Assert.Throws<BinderDeviceException>(() => driver.Open());
        silent[0].Dispose();
        _ = driver.Until(state => state.Connections == 2 + 7);
        driver.Open().Dispose();
        silent.ForEach(peer => peer.Dispose());
        refused.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public void TheTimeOfAGreeting()
    {
        using SharedDriver driver = new(configure: options => options with { GreetingTimeout = TimeSpan.FromMilliseconds(20) });
        using RawProcess process = driver.Open();
        using RawSocket silent = new(driver.SocketPath);
        using RawSocket slow = new(driver.SocketPath);
        slow.Send(RawSocket.Bytes(RawSocket.Hello).AsSpan(0, 7));

        silent.WaitForEnd();
        slow.WaitForEnd();

        Assert.Equal(2, driver.Log.Count);
        Assert.All(driver.Log, line => Assert.EndsWith("it did not greet within 0.02 s", line, StringComparison.Ordinal));
        Assert.Equal(Errno.None, process.Connection.SetMaxThreads(1));
    }

    [Fact]
    public void TheTimeOfAFrame()
    {
        using SharedDriver driver = new(configure: options => options with { FrameTimeout = TimeSpan.FromMilliseconds(20) });
        using RawSocket control = new(driver.SocketPath);
        using RawSocket thread = new(driver.SocketPath);
        thread.GreetAsThread(control.GreetAsProcess());
        thread.Send(RawSocket.Bytes(RawSocket.WriteRead()).AsSpan(0, 7));
        control.Send(RawSocket.Bytes(RawSocket.Control(ControlOperation.Flush)).AsSpan(0, 30));

        thread.WaitForEnd();
        control.WaitForEnd();

        Assert.Equal(2, driver.Log.Count);
        Assert.All(driver.Log, line => Assert.EndsWith("its frame did not come completely within 0.02 s", line, StringComparison.Ordinal));
    }

    [Fact]
    public void MemoryForFramesOfWhichAPartHasCome()
    {
        using SharedDriver driver = new(configure: options => options with { MaxUnfinishedBytesPerUser = 100_000 });
        using RawProcess process = driver.Open();
        using RawSocket control = new(driver.SocketPath);
        using RawSocket first = new(driver.SocketPath);
        using RawSocket second = new(driver.SocketPath);
        WelcomeFrame welcome = control.GreetAsProcess();
        first.GreetAsThread(welcome, tid: 1);
        second.GreetAsThread(welcome, tid: 2);
        byte[] part = new byte[60_000];
        RawSocket.Bytes(RawSocket.WriteRead(100_000)).CopyTo(part, 0);

        first.Send(part);
        _ = process.Connection.SetMaxThreads(1); // the daemon takes one event after the other
        second.Send(part);
        second.WaitForEnd();
        first.Dispose();
        _ = driver.Until(state => state.Connections == 3);
        using RawSocket third = new(driver.SocketPath);
        third.GreetAsThread(welcome, tid: 3);
        third.Send(part);
        _ = process.Connection.SetMaxThreads(1);

        _ = Assert.Single(driver.Log, static line => line.EndsWith("take 100000 bytes, as many as they may", StringComparison.Ordinal));
    }

    [Fact]
    public void ConnectionsInAll()
    {
        using SharedDriver driver = new(configure: options => options with { MaxConnections = 10 });
        using RawProcess process = driver.Open();
        List<RawSocket> silent = Open(driver, 8);

        List<RawSocket> refused = Open(driver, 30);

        refused.ForEach(peer => peer.WaitForEnd());
        Assert.Equal(30, driver.Log.Count);
        Assert.Equal(10, driver.Daemon.State.Connections);
        Assert.Equal(Errno.None, process.Connection.SetMaxThreads(1));
        silent.ForEach(peer => peer.Dispose());
        refused.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public void ProcessesOfAUser()
    {
        using SharedDriver driver = new(configure: options => options with { MaxProcessesPerUser = 2 });
        using RawProcess first = driver.Open();
        RawProcess second = driver.Open();

        BinderDeviceException refusal = Assert.Throws<BinderDeviceException>(() => driver.Open());

        Assert.Contains("too many processes", refusal.Message, StringComparison.Ordinal);
        _ = Assert.Single(driver.Log);
        second.Dispose();
        _ = driver.Until(state => state.Driver.Processes == 1);
        driver.Open().Dispose();
    }

    [Fact]
    public void ThreadsOfAProcess()
    {
        using SharedDriver driver = new(configure: options => options with { MaxThreadsPerProcess = 2 });
        using RawProcess process = driver.Open();
        using RawThread second = process.OpenThreadOfItsOwn();

        BinderDeviceException? refusal = null;
        Thread third = new(() => refusal = Assert.Throws<BinderDeviceException>(process.Connection.OpenThread));
        third.Start();
        third.Join();

        Assert.Contains("too many threads", refusal!.Message, StringComparison.Ordinal);
        _ = Assert.Single(driver.Log);
        process.OpenThread().Dispose(); // a thread that is there may come again
    }

    [Fact]
    public void LinesOfALogThatWaits()
    {
        const int Capacity = 4;
        using ManualResetEventSlim mayWrite = new();
        using ManualResetEventSlim isWriting = new();
        List<string> lines = [];
        using SharedDriver driver = new(configure: options => options with
        {
            MaxUngreetedConnectionsPerUser = 0,
            LogCapacity = Capacity,
            Log = line =>
            {
                isWriting.Set();
                mayWrite.Wait();
                lines.Add(line);
            },
        });

        for (int i = 0; i < 1 + Capacity + 7; i++)
        {
            using RawSocket refused = new(driver.SocketPath);
            refused.WaitForEnd();
            isWriting.Wait(TestContext.Current.CancellationToken);
        }

        mayWrite.Set();
        driver.Daemon.FlushLog();
        Assert.Equal(1 + Capacity + 1, lines.Count);
        Assert.StartsWith("7 lines are left out", lines[^1], StringComparison.Ordinal);
    }

    private static List<RawSocket> Open(SharedDriver driver, int count)
    {
        int before = driver.Daemon.State.Connections;
        List<RawSocket> sockets = [.. Enumerable.Range(0, count).Select(_ => new RawSocket(driver.SocketPath))];
        _ = driver.Until(state => state.Connections == before + count || driver.Log.Count >= count);
        return sockets;
    }
}
