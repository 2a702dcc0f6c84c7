using System.Threading.Channels;
using Binder.Devices;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Worker;

/// <summary>A thread of the worker that does one thing after the other on an open of the device.</summary>
internal sealed class WorkerThread
{
    private readonly Channel<Action> _actions = Channel.CreateUnbounded<Action>();
    private readonly BinderConnection _connection;
    private BinderDeviceThread? _device;

    public WorkerThread(BinderConnection connection)
    {
        _connection = connection;
        using ManualResetEventSlim started = new();
        new Thread(Run) { IsBackground = true, Name = "binder actor" }.Start();
        Post(() =>
        {
            Tid = (int)Native.syscall(Native.SYS_gettid, 0, 0, 0);
            started.Set();
        });
        started.Wait();
    }

    public int Tid { get; private set; }

    public BinderConnection Connection => _connection;

    public void Post(Action action) => _actions.Writer.TryWrite(action);

    /// <summary>Ends the thread without a word to the driver.</summary>
    public void Abandon() => _actions.Writer.Complete();

    /// <summary>Makes itself known to the driver.</summary>
    public void Warm()
    {
        _device ??= _connection.OpenThread();
        _ = _connection.GetVersion(out _);
    }

    public unsafe void WriteRead(BinaryReader arguments, Answer answer)
    {
        byte[] write = arguments.ReadBytes(arguments.ReadInt32());
        int writeConsumed = arguments.ReadInt32();
        int readSize = arguments.ReadInt32();
        int readConsumed = arguments.ReadInt32();
        WriteReadMode mode = arguments.ReadBoolean() ? WriteReadMode.Blocking : WriteReadMode.NonBlocking;
        byte[] read = new byte[readSize + sizeof(uint)];
        _device ??= _connection.OpenThread();
        fixed (byte* writePointer = write)
        fixed (byte* readPointer = read)
        {
            binder_write_read io = new()
            {
                write_size = (ulong)write.Length,
                write_consumed = (ulong)writeConsumed,
                write_buffer = (ulong)writePointer,
                read_size = (ulong)readSize,
                read_consumed = (ulong)readConsumed,
                read_buffer = (ulong)readPointer,
            };
            using (WorkerFiles.LimitDescriptors())
                answer.Error = _device.WriteRead(ref io, mode);
            answer.Write((int)io.write_consumed);
            answer.Write((int)io.read_consumed);
            answer.Write(BitConverter.ToUInt32(read));
            int start = Math.Min(readConsumed, (int)io.read_consumed);
            answer.Write(read.AsSpan(start, (int)io.read_consumed - start));
        }
    }

    public void GetExtendedError(Answer answer)
    {
        _device ??= _connection.OpenThread();
        answer.Error = _device.GetExtendedError(out binder_extended_error error);
        answer.Write(error);
    }

    public void Exit()
    {
        _device?.Dispose();
        _device = null;
    }

    public void Close()
    {
        if (_connection is not SyscallConnection)
            _device?.Dispose();
        _device = null;
    }

    private void Run()
    {
        foreach (Action action in _actions.Reader.ReadAllAsync().ToBlockingEnumerable())
            action();
    }
}
