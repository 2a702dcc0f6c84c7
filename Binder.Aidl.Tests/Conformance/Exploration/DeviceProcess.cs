using Binder.Aidl.Tests.Conformance.Remote;
using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// A process that opens and maps the device, and so is somebody for the driver. The explorer takes its descriptors over and does everything
/// else with them: a request to another process for each step would take most of the time.
/// </summary>
internal sealed class DeviceProcess : IDisposable
{
    private const int SYS_pidfd_open = 434;
    private const int SYS_pidfd_getfd = 438;

    private readonly WorkerProcess _worker = new();
    private readonly int _handle;

    public DeviceProcess()
    {
        _handle = (int)Native.syscall(SYS_pidfd_open, _worker.Pid, 0, 0);
        if (_handle < 0)
            throw new InvalidOperationException($"pidfd_open: {Native.LastError}");
    }

    public int Pid => _worker.Pid;

    /// <summary>Opens the device.</summary>
    /// <returns>The open in that process, and its descriptor in this one.</returns>
    public (int Open, int Descriptor) Open(string device)
    {
        int open = _worker.Ask(WorkerOperation.Open, 0, arguments =>
        {
            arguments.Write(true);
            arguments.Write(device);
        }).ReadInt32();
        int number = _worker.Ask(WorkerOperation.DeviceDescriptor, open).ReadInt32();
        int descriptor = (int)Native.syscall(SYS_pidfd_getfd, _handle, number, 0);
        return descriptor >= 0 ? (open, descriptor) : throw new InvalidOperationException($"pidfd_getfd: {Native.LastError}");
    }

    public Errno Map(int open, int size, out ulong address)
    {
        (Errno error, BinaryReader results) = _worker.Try(WorkerOperation.Map, open, arguments => arguments.Write(size));
        address = results.ReadUInt64();
        return error;
    }

    public void Unmap(int open) => _worker.Ask(WorkerOperation.Unmap, open);

    public void Close(int open) => _worker.Ask(WorkerOperation.Close, open);

    public void Dispose()
    {
        _ = Native.close(_handle);
        _worker.Dispose();
    }
}
