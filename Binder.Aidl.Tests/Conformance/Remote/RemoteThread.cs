using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Worker;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;
using static Binder.Aidl.Tests.Conformance.Remote.WorkerProcess;

namespace Binder.Aidl.Tests.Conformance.Remote;

/// <summary>A thread of a worker.</summary>
internal sealed class RemoteThread(RemoteWorld world, RemoteProcess process, int index) : IThreadPort
{
    private Task<byte[]>? _parked;

    public bool IsParked => IsReading && world.IsWaiting(this);

    /// <summary>Whether the read that was parked has not come back yet.</summary>
    public bool IsReading => _parked is { IsCompleted: false };

    /// <summary>Whether the read that was parked came back.</summary>
    public bool HasReturned => _parked is { IsCompleted: true };

    public int Nice
    {
        get => Worker.Ask(WorkerOperation.GetNice, index).ReadInt32();
        set => Check.Equal(Errno.None, Worker.Try(WorkerOperation.SetNice, index, Of(value)).Error, "setpriority");
    }

    private WorkerProcess Worker => process.Worker;

    public WriteReadResult WriteRead(ReadOnlySpan<byte> write, int writeConsumed, int readSize, int readConsumed, bool blocking) =>
        ResultOf(Begin(write, writeConsumed, readSize, readConsumed, blocking), readConsumed);

    public void Park(int readSize) => world.AwaitParked(this, () => _parked = Begin([], 0, readSize, 0, blocking: true));

    public WriteReadResult Unpark()
    {
        Task<byte[]> parked = _parked ?? throw new InvalidOperationException("The thread was not parked.");
        _parked = null;
        return ResultOf(parked, 0);
    }

    public binder_extended_error GetExtendedError() => Read<binder_extended_error>(Worker.Ask(WorkerOperation.GetExtendedError, index));

    public bool IsReadable() => Worker.Ask(WorkerOperation.IsReadable, index).ReadBoolean();

    public void ParkPoll() => world.AwaitParked(this, () => _parked = Worker.Begin(WorkerOperation.AwaitReadable, index));

    public bool UnparkPoll()
    {
        Task<byte[]> parked = _parked ?? throw new InvalidOperationException("The thread does not poll.");
        _parked = null;
        return Worker.Wait(parked, WorkerOperation.AwaitReadable).Results.ReadBoolean();
    }

    public void Exit(bool warm = true)
    {
        world.AwaitExit(() => Worker.Ask(WorkerOperation.Exit, index));
        if (warm)
            _ = Worker.Ask(WorkerOperation.Warm, index);
    }

    public void ExitWhilePolled() => Worker.Ask(WorkerOperation.ExitWhilePolled, index);

    public void Interrupt() => Worker.Ask(WorkerOperation.Interrupt, index);

    public Errno RawWriteRead(ref binder_write_read io)
    {
        (Errno error, BinaryReader results) = Worker.Try(WorkerOperation.RawWriteRead, index, Of(io));
        io = Read<binder_write_read>(results);
        return error;
    }

    public Errno RawRead() => Worker.Try(WorkerOperation.RawRead, index).Error;

    public Errno RawIoctl(uint request, ulong argument) => Worker.Try(WorkerOperation.RawIoctl, index, arguments =>
    {
        arguments.Write(request);
        arguments.Write(argument);
    }).Error;

    /// <summary>Whether it sleeps in a call to the device.</summary>
    public bool IsAsleep() => Worker.Ask(WorkerOperation.IsAsleep, index).ReadBoolean();

    private Task<byte[]> Begin(ReadOnlySpan<byte> write, int writeConsumed, int readSize, int readConsumed, bool blocking)
    {
        byte[] stream = write.ToArray();
        return Worker.Begin(WorkerOperation.WriteRead, index, arguments =>
        {
            arguments.Write(stream.Length);
            arguments.Write(stream);
            arguments.Write(writeConsumed);
            arguments.Write(readSize);
            arguments.Write(readConsumed);
            arguments.Write(blocking);
        });
    }

    private WriteReadResult ResultOf(Task<byte[]> answer, int readConsumed)
    {
        (Errno error, BinaryReader results) = Worker.Wait(answer, WorkerOperation.WriteRead);
        int written = results.ReadInt32();
        int read = results.ReadInt32();
        uint start = results.ReadUInt32();
        return new WriteReadResult(error, written, read, results.ReadBytes(Math.Max(read - readConsumed, 0)), start);
    }
}
