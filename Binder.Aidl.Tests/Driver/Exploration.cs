using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Aidl.Tests.Conformance.Virtual;
using Binder.Driver;
using Binder.Protocol;
using Xunit;

namespace Binder.Aidl.Tests.Driver;

/// <summary>A seeded story of several processes that behave badly. The same seed tells the same story.</summary>
internal sealed class Exploration(int seed, BinderDriverLimits? limits = null)
{
    private const int Processes = 5;
    private const int ThreadsPerProcess = 3;
    private const int AreaSize = 2048;
    private const int StepsBetweenChecks = 25;

    /// <summary>Cookie of every handle object that is sent: no receiver may ever see it.</summary>
    private const ulong Canary = 0xC0FF_EE00_DEAD_BEEF;

    private static readonly ulong[] Pointers = [0x1000, 0x2000, 0x3000, 0x4000];

    private readonly Random _random = new(seed);
    private readonly VirtualDevice _device = new(limits);
    private readonly List<VirtualFile> _files = [];
    private readonly Dictionary<VirtualProcess, List<ulong>> _buffers = [];

    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Step();
            if (step % StepsBetweenChecks == 0)
                DriverInvariants.Check(_device, Canary);
        }

        _device.CloseAll();
        Assert.Equal(default, _device.Counts);
        Assert.All(_files, file => Assert.Equal(0, file.References));
    }

    private void Step()
    {
        if (_device.Processes.Count < Processes)
            Open();
        VirtualProcess process = Pick(_device.Processes);
        VirtualThread thread = process.Thread(process.Pid + _random.Next(ThreadsPerProcess));
        process.Memory.Clear();
        switch (_random.Next(1000))
        {
            case < 450:
                thread.TryWrite(c => WriteSome(thread, c));
                break;
            case < 900:
                Read(thread);
                break;
            case < 910:
                thread.Exit();
                break;
            case < 920:
                _device.Driver.Flush(process.Proc);
                break;
            case < 940:
                thread.CancelWait();
                break;
            case < 960:
                thread.FailDelivery();
                break;
            case < 975:
                Freeze(process);
                break;
            case < 980:
                WriteNoise(thread);
                break;
            case < 981:
                process.Unmap();
                break;
            case < 985:
                _buffers.Remove(process);
                process.Close();
                break;
            default:
                _device.Driver.SetMaxThreads(process.Proc, (uint)_random.Next(3));
                break;
        }
    }

    private void Freeze(VirtualProcess process)
    {
        uint enable = _random.Next(4) == 0 ? 1u : 0;
        _device.Driver.Freeze(new binder_freeze_info { pid = (uint)process.Pid, enable = enable });
    }

    private void Open()
    {
        VirtualProcess process = _device.Open(areaSize: _random.Next(10) == 0 ? 0 : AreaSize);
        process.MaxFiles = 6;
        _buffers.Add(process, []);
        VirtualFile file = new();
        _files.Add(file);
        process.OpenFile(file);
        _device.Driver.SetContextManager(process.Proc, new flat_binder_object { flags = 0x1113 });
    }

    private void Read(VirtualThread thread)
    {
        int size = _random.Next(8) == 0 ? _random.Next(1, 120) : 256;
        Received received = _random.Next(3) == 0 ? thread.BlockingRead(size) : thread.Read(size);
        List<ulong> buffers = _buffers[thread.Process];
        if (received.HasTransaction)
        {
            buffers.Add(received.Transaction.Data.buffer);
            CloseReceivedFiles(thread.Process, received.Transaction);
        }

        foreach (Returned returned in received.Returns)
        {
            if (_random.Next(6) == 0)
                continue;
            if (returned.Code == BinderReturn.BR_INCREFS)
                thread.TryWrite(c => c.IncrefsDone(returned.First, returned.Second));
            else if (returned.Code == BinderReturn.BR_ACQUIRE)
                thread.TryWrite(c => c.AcquireDone(returned.First, returned.Second));
            else if (returned.Code == BinderReturn.BR_DEAD_BINDER)
                thread.TryWrite(c => c.DeadBinderDone(returned.First));
            else if (returned.Code == BinderReturn.BR_FROZEN_BINDER)
                thread.TryWrite(c => c.FreezeDone(returned.First));
        }

    }

    private static void CloseReceivedFiles(VirtualProcess process, ReceivedTransaction received)
    {
        for (int i = 0; i < (int)received.Data.offsets_size / sizeof(ulong); i++)
        {
            binder_fd_object file = received.ObjectAs<binder_fd_object>(i);
            if (file.type == BinderObjectType.BINDER_TYPE_FD)
                process.CloseFile((int)file.fd);
        }
    }

    private void WriteSome(VirtualThread thread, Commands commands)
    {
        if (thread.Thread.Stack?.ToThread == thread.Thread && _random.Next(2) == 0)
            commands.Reply(2, m => Fill(thread, m), AnyFlags());
        int count = _random.Next(1, 4);
        for (int i = 0; i < count; i++)
            WriteOne(thread, commands);
    }

    private void WriteOne(VirtualThread thread, Commands c)
    {
        uint handle = SomeHandle(thread.Process);
        ulong cookie = (ulong)_random.Next(3);
        switch (_random.Next(40))
        {
            case < 7:
                c.Call(handle, 1, m => Fill(thread, m), AnyFlags() & ~TransactionFlag.TF_ONE_WAY);
                break;
            case < 14:
                c.Oneway(handle, 1, m => Fill(thread, m), AnyFlags());
                break;
            case < 15:
                c.Reply(2, m => Fill(thread, m), AnyFlags());
                break;
            case < 22:
                c.FreeBuffer(SomeBuffer(thread.Process));
                break;
            case < 24:
                c.Increfs(handle);
                break;
            case < 27:
                c.Acquire(handle);
                break;
            case < 28:
                c.Release(handle);
                break;
            case < 29:
                c.Decrefs(handle);
                break;
            case < 31:
                c.RequestDeath(handle, cookie);
                break;
            case 31:
                c.ClearDeath(handle, cookie);
                break;
            case 32:
                c.DeadBinderDone(cookie);
                break;
            case 33:
                c.IncrefsDone(Pick(Pointers), 1).AcquireDone(Pick(Pointers), 1);
                break;
            case 34:
                WriteFreeze(c, handle, cookie);
                break;
            case < 38:
                WriteGathering(thread, c, handle);
                break;
            default:
                WriteLooper(c);
                break;
        }
    }

    private void WriteFreeze(Commands c, uint handle, ulong cookie)
    {
        int which = _random.Next(4);
        if (which < 2)
            c.RequestFreeze(handle, cookie);
        else if (which == 2)
            c.ClearFreeze(handle, cookie);
        else
            c.FreezeDone(cookie);
    }

    /// <summary>A call with parts of 32 bytes that all start as a list of descriptors.</summary>
    private void WriteGathering(VirtualThread thread, Commands c, uint handle)
    {
        byte[] part = new byte[32];
        for (int i = 0; i < part.Length; i += sizeof(int))
            part[i] = 3;
        ulong source = thread.Process.Memory.Place(part);
        c.CallGathering(handle, (ulong)_random.Next(20) * 8, Build, AnyFlags());

        void Build(Message message)
        {
            message.Pointer(source, (ulong)_random.Next(33));
            for (int i = _random.Next(4); i > 0; i--)
            {
                ulong parent = (ulong)_random.Next(3);
                ulong offset = (ulong)_random.Next(5) * 4;
                if (_random.Next(2) == 0)
                    message.Pointer(source, (ulong)_random.Next(33), parent, offset);
                else
                    message.FileArray((ulong)_random.Next(3), parent, offset);
            }
        }
    }

    private uint AnyFlags() => (uint)_random.Next(0x80) | TransactionFlag.TF_ACCEPT_FDS;

    /// <summary>Mostly one that the process has.</summary>
    private uint SomeHandle(VirtualProcess process)
    {
        uint wanted = (uint)_random.Next(6);
        return _random.Next(10) == 0 ? wanted : (process.Proc.Refs.FindFrom(wanted) ?? process.Proc.Refs.FindFrom(0))?.Handle ?? 0;
    }

    private void WriteLooper(Commands c)
    {
        int which = _random.Next(3);
        if (which == 0)
            c.EnterLooper();
        else if (which == 1)
            c.RegisterLooper();
        else
            c.ExitLooper();
    }

    private void Fill(VirtualThread thread, Message message)
    {
        message.Filled(_random.Next(3) * 20, 0x11);
        int objects = _random.Next(4);
        for (int i = 0; i < objects; i++)
            AddObject(thread.Process, message);
        if (_random.Next(60) == 0)
            message.Offset((ulong)_random.Next(64));
        if (_random.Next(80) == 0)
            message.OffsetsSize((ulong)_random.NextInt64());
        if (_random.Next(80) == 0)
            message.DataSize((ulong)_random.NextInt64());
    }

    private void AddObject(VirtualProcess process, Message message)
    {
        ulong cookie = _random.Next(40) == 0 ? 2UL : 1;
        switch (_random.Next(8))
        {
            case < 3:
                message.Binder(Pick(Pointers), cookie);
                break;
            case 3:
                message.WeakBinder(Pick(Pointers), cookie);
                break;
            case < 6:
                message.Handle(SomeHandle(process), cookie: Canary);
                break;
            case 6:
                message.Object(BinderObjectType.BINDER_TYPE_WEAK_HANDLE, 0, SomeHandle(process), Canary);
                break;
            default:
                message.File(_random.Next(20) == 0 ? 99 : 3);
                break;
        }
    }

    private ulong SomeBuffer(VirtualProcess process)
    {
        List<ulong> buffers = _random.Next(20) == 0 ? Pick([.. _buffers.Values]) : _buffers[process];
        if (buffers.Count == 0)
            return (ulong)_random.NextInt64();
        ulong address = Pick(buffers);
        if (_random.Next(4) != 0)
            buffers.Remove(address);
        return address;
    }

    private void WriteNoise(VirtualThread thread)
    {
        byte[] noise = new byte[_random.Next(100)];
        _random.NextBytes(noise);
        thread.TryWrite(noise);
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
}
