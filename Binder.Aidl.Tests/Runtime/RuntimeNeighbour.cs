using Binder.Aidl.Tests.EndToEnd;
using Binder.Aidl.Tests.Worker;

namespace Binder.Aidl.Tests.Runtime;

/// <summary>
/// Another process with a <see cref="Neighbour"/>: one of its own where the device connects processes, a virtual one on the in-process device.
/// </summary>
internal sealed class RuntimeNeighbour : IDisposable
{
    private readonly ChildProcess? _process;
    private readonly ProcessState? _virtual;

    public RuntimeNeighbour(string device)
    {
        if (device.StartsWith("inproc:", StringComparison.Ordinal))
        {
            _virtual = ProcessState.Open(device);
            _virtual.StartThreadPool();
            new ServiceManager(_virtual).AddService(Name, new Neighbour());
            return;
        }

        _process = ChildProcess.Start("Binder.Aidl.Tests.Worker.dll", "neighbour", device, Name);
        _process.WaitForLine("ready");
    }

    /// <summary>The service's name.</summary>
    public string Name { get; } = $"neighbour.{Guid.NewGuid():N}";

    /// <summary>Ends it without a word.</summary>
    public void Kill()
    {
        _process?.Kill();
        _virtual?.Abort();
    }

    public void Dispose()
    {
        _process?.Dispose();
        _virtual?.Dispose();
    }
}
