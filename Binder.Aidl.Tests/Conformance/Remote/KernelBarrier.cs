using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>
/// Tells when the kernel is through with a process that closed the device. It does so later, one process after the other for all devices:
/// so a process that dies on another device after this one did is the proof, and a death notification is its voice.
/// </summary>
internal sealed class KernelBarrier
{
    private const ulong Cookie = 1;

    private readonly WorkerProcess _worker;
    private readonly string _device;
    private readonly int _witness;
    private readonly int _thread;

    /// <summary>Makes one.</summary>
    /// <param name="device">A device that nobody else uses.</param>
    public KernelBarrier(WorkerPool pool, string device)
    {
        _device = device;
        _worker = pool.Take();
        _witness = Open();
        _ = _worker.Ask(WorkerOperation.Map, _witness, static arguments => arguments.Write(4096));
        _thread = _worker.Ask(WorkerOperation.OpenThread, _witness, static arguments => arguments.Write(true)).ReadInt32();
    }

    public void Await()
    {
        int dying = Open();
        _ = _worker.Ask(WorkerOperation.SetContextManager, dying, WorkerProcess.Of(default(flat_binder_object)));
        Write([.. Command(BinderCommand.BC_ACQUIRE, 0), .. Command(BinderCommand.BC_REQUEST_DEATH_NOTIFICATION, 0, Cookie)]);
        _ = _worker.Ask(WorkerOperation.Close, dying);
        Read(BinderReturn.BR_DEAD_BINDER);
        Write(
        [
            .. BitConverter.GetBytes(BinderCommand.BC_DEAD_BINDER_DONE), .. BitConverter.GetBytes(Cookie),
            .. Command(BinderCommand.BC_CLEAR_DEATH_NOTIFICATION, 0, Cookie),
        ]);
        Read(BinderReturn.BR_CLEAR_DEATH_NOTIFICATION_DONE);
        Write(Command(BinderCommand.BC_RELEASE, 0));
    }

    /// <summary>Whether any process with this pid has a device open.</summary>
    public bool IsOpen(int pid)
    {
        binder_frozen_status_info info = new() { pid = (uint)pid };
        return _worker.Try(WorkerOperation.GetFrozenInfo, _witness, WorkerProcess.Of(info)).Error == Errno.None;
    }

    private static byte[] Command(uint code, uint handle) => [.. BitConverter.GetBytes(code), .. BitConverter.GetBytes(handle)];

    private static byte[] Command(uint code, uint handle, ulong cookie) => [.. Command(code, handle), .. BitConverter.GetBytes(cookie)];

    private int Open() => _worker.Ask(WorkerOperation.Open, 0, arguments =>
    {
        arguments.Write(true);
        arguments.Write(_device);
    }).ReadInt32();

    private void Write(byte[] stream) => _ = WriteRead(stream, 0);

    private void Read(uint expected)
    {
        byte[] returns = WriteRead([], 256);
        if (BitConverter.ToUInt32(returns, sizeof(uint)) != expected)
            throw new InvalidOperationException("The barrier read something else than a death: " + Convert.ToHexString(returns));
    }

    private byte[] WriteRead(byte[] stream, int readSize)
    {
        BinaryReader results = _worker.Ask(WorkerOperation.WriteRead, _thread, arguments =>
        {
            arguments.Write(stream.Length);
            arguments.Write(stream);
            arguments.Write(0);
            arguments.Write(readSize);
            arguments.Write(0);
            arguments.Write(true);
        });
        _ = results.ReadInt32();
        int read = results.ReadInt32();
        _ = results.ReadUInt32();
        return results.ReadBytes(read);
    }
}
