using Binder.Aidl.Tests.EndToEnd;
using Binder.Aidl.Tests.Runtime;
using Binder.Aidl.Tests.Worker;
using Xunit;

namespace Binder.Aidl.Tests.Kernel;

/// <summary>Our processes and one in C that makes its own system calls, through our service manager, on the kernel's driver.</summary>
[Collection(KernelTests.Name)]
public sealed class ForeignPeerTests : IDisposable
{
    private const string Missing = "the C peer is not built: install gcc, libc6-dev and linux-libc-dev, and build again with dotnet build -c Release";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "binder-peer");

    private readonly string _device;
    private readonly ProcessState _process;
    private readonly ServiceManager _services;

    public ForeignPeerTests(KernelSystem system)
    {
        _device = system.Device;
        Assert.SkipUnless(File.Exists(Program), Missing);
        _process = ProcessState.Open(_device);
        _process.StartThreadPool();
        _services = new ServiceManager(_process);
    }

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task ItServesUsAndDies()
    {
        using ChildProcess peer = ChildProcess.StartNative(Program, _device, "serve", "foreign.server");
        peer.WaitForLine("serving");
        IPeer theirs = _services.WaitForService<IPeer>("foreign.server", TestContext.Current.CancellationToken);
        PeerService ours = new();

        Assert.Equal(42, theirs.Add(20, 22));
        Assert.Equal("visitor, greetings in C", theirs.Greet("visitor"));
        Assert.Equal(7, theirs.AddBy(ours, 3, 4));
        Assert.Equal(1, ours.Additions);

        DeathWatch watch = new();
        theirs.AsBinder().LinkToDeath(watch);
        peer.Kill();
        Assert.Same(theirs.AsBinder(), await watch.Died.WaitAsync(TestContext.Current.CancellationToken));

        Assert.Throws<DeadObjectException>(() => theirs.Add(1, 1));
        Assert.False(theirs.AsBinder().IsAlive);
    }

    [Fact]
    public void ItVisitsUsAndHearsThatWeDie()
    {
        using ChildProcess server = ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", "peer", _device, "foreign.host");
        server.WaitForLine("ready");
        using ChildProcess peer = ChildProcess.StartNative(Program, _device, "visit", "foreign.host");

        Assert.Equal("sum 42", peer.WaitForLine("sum"));
        Assert.Equal("greeting visitor, greetings in C#", peer.WaitForLine("greeting"));
        Assert.Equal("through me 7, served 1", peer.WaitForLine("through"));
        peer.WaitForLine("linked");
        server.Kill();
        peer.WaitForLine("dead");
        peer.WaitForLine("gone");
        Assert.Equal(0, peer.WaitForExit());
    }
}
