using System.Runtime.InteropServices;
using Binder.Protocol;
using static Binder.Aidl.Tests.Conformance.Worker.Native;
using static Binder.Aidl.Tests.Conformance.Worker.SyscallConnection;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// The kernel's driver. Other processes open the device, so that each open has the process number and the area of its own that it should
/// have; every other system call is made here.
/// </summary>
internal sealed unsafe partial class DeviceWorld : ExplorationWorld
{
    private const int SYS_memfd_create = 319;
    private const int SYS_dup3 = 292;
    private const int MAP_ANONYMOUS = 0x20;
    private const int MAP_FIXED_NOREPLACE = 0x100000;
    private const int F_ADD_SEALS = 1033;
    private const int F_GET_SEALS = 1034;
    private const int MFD_ALLOW_SEALING = 2;
    private const int PageSize = 4096;

    private readonly string _device;
    private readonly DeviceProcess[] _processes = new DeviceProcess[Slots - 1];
    private readonly DeviceCensus _census = new();
    private readonly SystemThread _second;
    private readonly WakingGuard _guard;
    private readonly SystemThread[] _own = new SystemThread[Slots * (Threads - FirstWaitingThread)];
    private readonly PendingRead?[] _reads = new PendingRead?[Slots * Threads];
    private readonly int[] _opens = new int[Slots];
    private readonly int[] _descriptors = new int[Slots];
    private readonly bool[] _isWarm = new bool[Slots * Threads];
    private readonly HashSet<int> _received = [];
    private readonly byte* _arena;
    private readonly byte* _write = (byte*)NativeMemory.AllocZeroed(MaxRead * 16);
    private readonly byte* _read = (byte*)NativeMemory.AllocZeroed(MaxRead);

    public DeviceWorld(string device)
    {
        _device = device;
        SystemScheduler.Prepare();
        _arena = (byte*)mmap(
            unchecked((nint)ArenaStart), ArenaSize + PageSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
        if ((long)_arena != ArenaStart)
            throw new InvalidOperationException($"mmap of the arena: {LastError}");
        _ = mprotect((nint)(_arena + ArenaSize), PageSize, 0);
        SystemScheduler.UseProcessor(SystemScheduler.Others);
        for (int i = 0; i < _processes.Length; i++)
            _processes[i] = Warm(new DeviceProcess());
        SystemScheduler.UseProcessor(SystemScheduler.Scripts);
        _guard = new WakingGuard();
        _second = new SystemThread();
        for (int i = 0; i < _own.Length; i++)
            _own[i] = new SystemThread();
        for (int file = 0; file < CommandEncoder.Files; file++)
            MakeFile(file);
        SystemScheduler.Become(Urgency.Script);
    }

    /// <summary>Threads that the next step is to wake, and those that it wakes in vain.</summary>
    public required IModelForecast Forecast { get; init; }

    public override Span<byte> Arena => new(_arena, ArenaSize);

    public override bool Peek(Slot slot, ulong address, Span<byte> destination)
    {
        if (slot.AreaSize == 0)
            return false;
        fixed (byte* bytes = destination)
        {
            Vector local = new() { Address = (nint)bytes, Length = (nuint)destination.Length };
            Vector remote = new() { Address = (nint)address, Length = (nuint)destination.Length };
            return process_vm_readv(_processes[slot.Pid].Pid, &local, 1, &remote, 1, 0) == destination.Length;
        }
    }

    public override int FileOf(Slot slot, int descriptor)
    {
        int file = fcntl(descriptor, F_GET_SEALS, 0) switch { 2 => 0, 4 => 1, _ => -1 };
        if (file >= 0)
            _received.Add(descriptor);
        return file;
    }

    public override void CloseFile(Slot slot, int descriptor) => _ = close(descriptor);

    public override int ProcessOf(int pid) => pid == 0 ? -1 : Array.FindIndex(_processes, process => process.Pid == pid);

    protected override void Dispose(bool disposing)
    {
        foreach (DeviceProcess process in _processes)
            process.Dispose();
        foreach (SystemThread thread in _own)
            thread.Dispose();
        _second.Dispose();
        _guard.Dispose();
        base.Dispose(disposing);
    }

    protected override Errno Open(Slot slot)
    {
        (_opens[slot.Place], _descriptors[slot.Place]) = _processes[slot.Pid].Open(_device);
        SetBlocking(slot, false);
        Array.Clear(_isWarm, slot.Place * Threads, Threads);
        return Errno.None;
    }

    protected override Errno Map(Slot slot, int size)
    {
        Errno error = _processes[slot.Pid].Map(_opens[slot.Place], size, out ulong address);
        if (error == Errno.None)
            slot.AreaAddress = address;
        return error;
    }

    protected override void Unmap(Slot slot) => _processes[slot.Pid].Unmap(_opens[slot.Place]);

    protected override void CloseDevice(Slot slot)
    {
        EndWaits(slot);
        using (_guard.Stand())
        {
            _processes[slot.Pid].Close(_opens[slot.Place]);
            _census.Await(Places.Count(other => other != slot && other.IsOpen));
        }
    }

    protected override void CloseAll(Slot[] slots)
    {
        foreach (Slot slot in slots)
        {
            EndWaits(slot);
            _processes[slot.Pid].Close(_opens[slot.Place]);
        }

        _census.Await(0);
        foreach (int descriptor in _received)
        {
            if (fcntl(descriptor, F_GET_SEALS, 0) > 0)
                _ = close(descriptor);
        }

        _received.Clear();
    }

    protected override Errno SetContextManager(Slot slot, in flat_binder_object node)
    {
        flat_binder_object argument = node;
        return Ioctl(slot, BINDER_SET_CONTEXT_MGR_EXT, ref argument);
    }

    protected override void SetMaxThreads(Slot slot, uint count) => Ioctl(slot, BINDER_SET_MAX_THREADS, ref count);

    protected override void DetectSpam(Slot slot, bool enable)
    {
        uint argument = enable ? 1u : 0;
        Ioctl(slot, BINDER_ENABLE_ONEWAY_SPAM_DETECTION, ref argument);
    }

    protected override Errno Freeze(Slot slot, int process, bool enable)
    {
        binder_freeze_info info = new() { pid = (uint)_processes[process].Pid, enable = enable ? 1u : 0 };
        return Ioctl(slot, BINDER_FREEZE, ref info);
    }

    protected override Errno GetFrozenInfo(Slot slot, int process, ref binder_frozen_status_info info)
    {
        info.pid = (uint)_processes[process].Pid;
        return Ioctl(slot, BINDER_GET_FROZEN_INFO, ref info);
    }

    protected override void GetNodeDebugInfo(Slot slot, ref binder_node_debug_info info) =>
        Ioctl(slot, BINDER_GET_NODE_DEBUG_INFO, ref info);

    protected override Errno GetNodeInfoForRef(Slot slot, ref binder_node_info_for_ref info) =>
        Ioctl(slot, BINDER_GET_NODE_INFO_FOR_REF, ref info);

    protected override void Exit(Slot slot, int thread)
    {
        Warm(slot, thread);
        On(slot, thread, () =>
        {
            int ignored = 0;
            _ = ioctl(Descriptor(slot), BINDER_THREAD_EXIT, (nint)(&ignored));
        });
        _isWarm[Index(slot, thread)] = false;
    }

    protected override bool Poll(Slot slot, int thread)
    {
        Warm(slot, thread);
        bool isReadable = false;
        On(slot, thread, () => isReadable = HasInput(Descriptor(slot), 0));
        return isReadable;
    }

    protected override void GetExtendedError(Slot slot, int thread, out binder_extended_error error)
    {
        Warm(slot, thread);
        binder_extended_error[] found = new binder_extended_error[1];
        On(slot, thread, () =>
        {
            fixed (binder_extended_error* pointer = found)
                _ = ioctl(Descriptor(slot), BINDER_GET_EXTENDED_ERROR, (nint)pointer);
        });
        error = found[0];
    }

    protected override WriteReadOutcome? WriteRead(
        Slot slot, int thread, ReadOnlySpan<byte> write, int readSize, int consumed, StepFlags flags)
    {
        write.CopyTo(new Span<byte>(_write, write.Length));
        new Span<byte>(_write + write.Length, 128).Clear();
        new Span<byte>(_read, sizeof(uint)).Clear(); // a read that starts behind it leaves it
        bool waits = flags == StepFlags.Waits;
        bool limits = flags == StepFlags.NoDescriptors;
        PendingRead read = new(write.Length, readSize, consumed, waits ? (nint)NativeMemory.AllocZeroed(MaxRead) : (nint)_read);
        Warm(slot, thread);
        if (limits)
            LimitDescriptors(true);
        WriteReadOutcome? outcome = waits ? Wait(slot, thread, read) : null;
        if (!waits)
        {
            On(slot, thread, () => Do(slot, read));
            outcome = read.Outcome;
        }

        if (limits)
            LimitDescriptors(false);
        return outcome;
    }

    protected override bool DoOther(Slot slot, Term term) => false;

    protected override void Settle()
    {
        foreach ((int place, int thread) in Forecast.Returning)
        {
            if (_reads[(place * Threads) + thread] is not null)
                _ = Own(place, thread).Wait();
        }

        foreach ((int place, int thread) in Forecast.Reparked)
        {
            if (_reads[(place * Threads) + thread] is not null)
                _ = Own(place, thread).Settle();
        }

        for (int place = 0; place < Slots; place++)
        {
            for (int thread = FirstWaitingThread; thread < Threads; thread++)
            {
                int index = (place * Threads) + thread;
                if (_reads[index] is { } read && Own(place, thread).IsDone && Own(place, thread).Wait())
                {
                    _reads[index] = null;
                    Woken.Add(new Waking(place, thread, read.Outcome));
                    NativeMemory.Free((void*)read.Buffer);
                }
            }
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint process_vm_readv(int pid, Vector* local, nuint locals, Vector* remote, nuint remotes, nuint flags);

    private static int Index(Slot slot, int thread) => (slot.Place * Threads) + thread;

    private static void MakeFile(int file)
    {
        byte name = 0;
        int descriptor = (int)syscall(SYS_memfd_create, (nint)(&name), MFD_ALLOW_SEALING, 0);
        _ = fcntl(descriptor, F_ADD_SEALS, 2 << file);
        if (syscall(SYS_dup3, descriptor, CommandEncoder.FirstFile + file, O_CLOEXEC) < 0)
            throw new InvalidOperationException($"dup3: {LastError}");
        _ = close(descriptor);
    }

    /// <summary>Closes the open's descriptor in this process, which ends its threads' waits; the open itself ends in its own process.</summary>
    private void EndWaits(Slot slot)
    {
        for (int thread = FirstWaitingThread; thread < Threads; thread++)
            Own(slot.Place, thread).Hurry();
        SystemScheduler.UseProcessor(SystemScheduler.Others); // where the kernel does later what a close leaves
        _ = close(Descriptor(slot));
        SystemScheduler.UseProcessor(SystemScheduler.Scripts);
        for (int thread = FirstWaitingThread; thread < Threads; thread++)
        {
            int index = Index(slot, thread);
            if (_reads[index] is not { } read)
                continue;
            if (!Own(slot.Place, thread).Wait())
                throw new TimeoutException("A thread sleeps on in a device that was closed.");
            _reads[index] = null;
            NativeMemory.Free((void*)read.Buffer);
        }
    }

    private static readonly ulong[] Limits = ReadLimits();

    private static ulong[] ReadLimits()
    {
        ulong[] limits = new ulong[2];
        fixed (ulong* pointer = limits)
            _ = getrlimit(RLIMIT_NOFILE, pointer);
        return limits;
    }

    private static void LimitDescriptors(bool none)
    {
        ulong* limits = stackalloc ulong[] { none ? 0 : Limits[0], Limits[1] };
        _ = setrlimit(RLIMIT_NOFILE, limits);
    }

    private int Descriptor(Slot slot) => _descriptors[slot.Place];

    private SystemThread Own(int place, int thread) => _own[(place * (Threads - FirstWaitingThread)) + thread - FirstWaitingThread];

    private void SetBlocking(Slot slot, bool blocking) => _ = fcntl(Descriptor(slot), F_SETFL, O_RDWR | (blocking ? 0 : O_NONBLOCK));

    /// <summary>Does something as a thread of a process: the first is this one, the second is shared, the others are of their own.</summary>
    private void On(Slot slot, int thread, Action action)
    {
        if (thread == 0)
            action();
        else if (thread < FirstWaitingThread)
            _second.Run(action);
        else
            Own(slot.Place, thread).Run(action);
    }

    /// <summary>A process's first close loads what it needs for it from files, which is not to happen while one processor is kept busy.</summary>
    private DeviceProcess Warm(DeviceProcess process)
    {
        (int open, int descriptor) = process.Open(_device);
        _ = close(descriptor);
        process.Close(open);
        return process;
    }

    /// <summary>A thread's first ioctl clears its duty to return at once.</summary>
    private void Warm(Slot slot, int thread)
    {
        if (_isWarm[Index(slot, thread)])
            return;
        _isWarm[Index(slot, thread)] = true;
        On(slot, thread, () =>
        {
            int version = 0;
            _ = ioctl(Descriptor(slot), BINDER_VERSION, (nint)(&version));
        });
    }

    private Errno Ioctl<T>(Slot slot, uint request, ref T argument)
        where T : unmanaged
    {
        Warm(slot, 0);
        fixed (T* pointer = &argument)
            return Result(ioctl(Descriptor(slot), request, (nint)pointer));
    }

    private WriteReadOutcome? Wait(Slot slot, int thread, PendingRead read)
    {
        SetBlocking(slot, true);
        SystemThread own = Own(slot.Place, thread);
        own.Begin(() => Do(slot, read));
        bool isDone = own.Settle();
        SetBlocking(slot, false);
        if (isDone)
        {
            WriteReadOutcome outcome = read.Outcome;
            NativeMemory.Free((void*)read.Buffer);
            return outcome;
        }

        _reads[Index(slot, thread)] = read;
        return null;
    }

    private void Do(Slot slot, PendingRead read)
    {
        binder_write_read io = new()
        {
            write_size = (ulong)read.WriteSize,
            write_buffer = (ulong)_write,
            read_size = (ulong)read.ReadSize,
            read_consumed = (ulong)read.ReadConsumed,
            read_buffer = (ulong)read.Buffer,
        };
        Errno error = Result(ioctl(Descriptor(slot), BINDER_WRITE_READ, (nint)(&io)));
        byte[] buffer = new ReadOnlySpan<byte>((void*)read.Buffer, MaxRead).ToArray();
        read.Outcome = new WriteReadOutcome(
            error, read.WriteSize, (int)io.write_consumed, read.ReadConsumed, (int)io.read_consumed, buffer);
    }

    private struct Vector
    {
        public nint Address;
        public nuint Length;
    }

    private sealed record PendingRead(int WriteSize, int ReadSize, int ReadConsumed, nint Buffer)
    {
        public WriteReadOutcome Outcome { get; set; }
    }
}
