using Binder.Aidl.Tests.EndToEnd;
using Xunit;

[assembly: AssemblyFixture(typeof(EndToEndSystem))]

namespace Binder.Aidl.Tests.EndToEnd;

/// <summary>
/// A device with a service manager in a process of its own, from the first use on: the kernel's, where <c>BINDER_DEVICE</c> names one of its
/// nodes, else a daemon's.
/// </summary>
public sealed class EndToEndSystem : IDisposable
{
    private static readonly string? Node = Environment.GetEnvironmentVariable("BINDER_DEVICE") is ['/', ..] node ? node : null;

    private readonly SharedSystem _shared = new();
    private readonly Lazy<ChildProcess> _manager = new(StartManager);

    /// <summary>Whether it is the kernel's driver.</summary>
    public static bool IsKernel => Node is not null;

    /// <summary>What a program is told that is to bring everything along: a node that nobody else uses, or no device at all.</summary>
    public static string Unused => Node is null ? "" : "/dev/vndbinder";

    public string Device
    {
        get
        {
            if (Node is null)
                return _shared.Device;
            _ = _manager.Value;
            return Node;
        }
    }

    public void Dispose()
    {
        _shared.Dispose();
        if (!_manager.IsValueCreated)
            return;
        _manager.Value.Stop();
        _manager.Value.Dispose();
    }

    private static ChildProcess StartManager()
    {
        ChildProcess manager = ChildProcess.Start("binder.dll", "servicemanager", "--device", Node!, "--exit-with-input");
        manager.WaitForLine("binder servicemanager: serving");
        return manager;
    }
}
