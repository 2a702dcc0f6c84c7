using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>Our driver, with processes that exist only for it.</summary>
internal sealed class ModelWorld : ExplorationWorld, IDriverHost, IProcessMemory, IModelForecast
{
    private const int FirstPid = 100;

    private readonly byte[] _arena = new byte[ArenaSize];
    private readonly byte[] _read = new byte[MaxRead];
    private readonly Queue<BinderThread> _woken = new();
    private readonly List<(int Place, int Thread)> _reparked = [];
    private readonly ModelProcess?[] _processes = new ModelProcess?[Slots];
    private ulong _nextArea = 0x7000_0000_0000;

    public ModelWorld(BinderDriverLimits? limits = null) => Driver = new BinderDriver(this, limits);

    public BinderDriver Driver { get; }

    public IReadOnlyList<ModelProcess?> Processes => _processes;

    public override Span<byte> Arena => _arena;

    /// <summary>Files that the driver holds.</summary>
    public int PinnedFiles { get; private set; }

    public IEnumerable<(int Place, int Thread)> Returning => Woken.Select(static waking => (waking.Place, waking.Thread));

    public IEnumerable<(int Place, int Thread)> Reparked => _reparked;

    /// <summary>The last step woke two threads of one process: which of them comes first is chance in a system.</summary>
    public bool IsChance { get; private set; }

    /// <summary>The last read had a file for a process without a free descriptor.</summary>
    public bool HasFailedToInstall { get; private set; }

    public override void NoteBuffer(Slot slot, int label, ulong address)
    {
        base.NoteBuffer(slot, label, address);
        _processes[slot.Place]!.Buffers.Add(label);
    }

    public override void Note(Slot slot, in Returned returned)
    {
        List<Term> due = _processes[slot.Place]!.Due;
        switch (returned.Code)
        {
            case BinderReturn.BR_INCREFS:
                due.Add(Term.Of("increfsdone", returned.First, returned.Second));
                break;
            case BinderReturn.BR_ACQUIRE:
                due.Add(Term.Of("acquiredone", returned.First, returned.Second));
                break;
            case BinderReturn.BR_DEAD_BINDER:
                due.Add(Term.Of("deathdone", returned.First));
                break;
            case BinderReturn.BR_FROZEN_BINDER:
                due.Add(Term.Of("watchdone", returned.First));
                break;
        }
    }

    public override bool Peek(Slot slot, ulong address, Span<byte> destination)
    {
        if (slot.AreaSize == 0)
            return false;
        _processes[slot.Place]!.Area!.Slice((int)(address - slot.AreaAddress), destination.Length).CopyTo(destination);
        return true;
    }

    public override int FileOf(Slot slot, int descriptor) => _processes[slot.Place]!.Descriptors.GetValueOrDefault(descriptor, -1);

    public override void CloseFile(Slot slot, int descriptor) => _processes[slot.Place]!.Descriptors.Remove(descriptor);

    public override int ProcessOf(int pid) => pid == 0 ? -1 : pid - FirstPid;

    void IDriverHost.Wake(BinderThread thread) => _woken.Enqueue(thread);

    Errno IDriverHost.PinFile(BinderProc sender, int descriptor, out object? file)
    {
        int index = descriptor - CommandEncoder.FirstFile;
        bool isOpen = index is >= 0 and < CommandEncoder.Files;
        file = isOpen ? index : null;
        PinnedFiles += isOpen ? 1 : 0;
        return isOpen ? Errno.None : Errno.EBADF;
    }

    Errno IDriverHost.InstallFile(BinderProc receiver, object file, ulong slot, out int descriptor)
    {
        ModelProcess process = (ModelProcess)receiver.Owner!;
        PinnedFiles--;
        descriptor = -1;
        HasFailedToInstall |= !process.CanHaveDescriptors;
        if (!process.CanHaveDescriptors)
            return Errno.EMFILE;
        descriptor = ++process.LastDescriptor;
        process.Descriptors.Add(descriptor, (int)file);
        return Errno.None;
    }

    void IDriverHost.ReleaseFile(object file) => PinnedFiles--;

    void IDriverHost.CloseFile(BinderProc process, int descriptor) => ((ModelProcess)process.Owner!).Descriptors.Remove(descriptor);

    int IDriverHost.GetNice(BinderThread thread) => 0;

    void IDriverHost.SetNice(BinderThread thread, int nice)
    {
    }

    bool IProcessMemory.TryRead(ulong address, Span<byte> destination)
    {
        ulong offset = address - ArenaStart;
        if (offset > ArenaSize || ArenaSize - offset < (uint)destination.Length)
            return false;
        _arena.AsSpan((int)offset, destination.Length).CopyTo(destination);
        return true;
    }

    protected override Errno Open(Slot slot)
    {
        BinderProc proc = Driver.Open(new BinderCredentials(FirstPid + slot.Pid, Euid: 0), this);
        ModelProcess process = new(slot, proc);
        proc.Owner = process;
        _processes[slot.Place] = process;
        return Errno.None;
    }

    protected override Errno Map(Slot slot, int size)
    {
        ModelArea area = new(_nextArea, size);
        Errno error = Driver.Map(Proc(slot), area);
        if (error != Errno.None)
            return error;
        _nextArea += 0x1000_0000;
        slot.AreaAddress = area.UserAddress;
        _processes[slot.Place]!.Area = area;
        return Errno.None;
    }

    protected override void Unmap(Slot slot) => Driver.Unmap(Proc(slot));

    protected override void CloseDevice(Slot slot)
    {
        Driver.Close(Proc(slot));
        _processes[slot.Place] = null;
    }

    protected override void CloseAll(Slot[] slots) => Array.ForEach(slots, CloseDevice);

    protected override Errno SetContextManager(Slot slot, in flat_binder_object node)
    {
        ByMainThread(slot);
        return Driver.SetContextManager(Proc(slot), node);
    }

    protected override void SetMaxThreads(Slot slot, uint count)
    {
        ByMainThread(slot);
        Driver.SetMaxThreads(Proc(slot), count);
    }

    protected override void DetectSpam(Slot slot, bool enable)
    {
        ByMainThread(slot);
        Driver.EnableOnewaySpamDetection(Proc(slot), enable);
    }

    protected override Errno Freeze(Slot slot, int process, bool enable)
    {
        ByMainThread(slot);
        return Driver.Freeze(new binder_freeze_info { pid = (uint)(FirstPid + process), enable = enable ? 1u : 0 });
    }

    protected override Errno GetFrozenInfo(Slot slot, int process, ref binder_frozen_status_info info)
    {
        ByMainThread(slot);
        info.pid = (uint)(FirstPid + process);
        return Driver.GetFrozenInfo(ref info);
    }

    protected override void GetNodeDebugInfo(Slot slot, ref binder_node_debug_info info)
    {
        ByMainThread(slot);
        Driver.GetNodeDebugInfo(Proc(slot), ref info);
    }

    protected override Errno GetNodeInfoForRef(Slot slot, ref binder_node_info_for_ref info)
    {
        ByMainThread(slot);
        return Driver.GetNodeInfoForRef(Proc(slot), ref info);
    }

    protected override void Exit(Slot slot, int thread) => Driver.ExitThread(Thread(slot, thread));

    protected override bool Poll(Slot slot, int thread) => Driver.IsReadable(Thread(slot, thread));

    protected override void GetExtendedError(Slot slot, int thread, out binder_extended_error error)
    {
        BinderThread found = Thread(slot, thread);
        Driver.GetExtendedError(found, out error);
        Driver.EndWriteRead(found);
    }

    protected override WriteReadOutcome? WriteRead(
        Slot slot, int thread, ReadOnlySpan<byte> write, int readSize, int consumed, StepFlags flags)
    {
        HasFailedToInstall = false;
        _read.AsSpan(0, sizeof(uint)).Clear();
        BinderThread found = Thread(slot, thread);
        int written = 0;
        Errno error = write.IsEmpty ? Errno.None : Driver.Write(found, write, ref written);
        int end = error == Errno.None ? consumed : 0;
        byte[] buffer = _read;
        if (error == Errno.None && readSize > 0)
        {
            ModelProcess process = _processes[slot.Place]!;
            bool waits = flags == StepFlags.Waits;
            process.CanHaveDescriptors = flags != StepFlags.NoDescriptors;
            buffer = waits ? new byte[readSize] : _read;
            error = Driver.Read(found, buffer.AsSpan(0, readSize), ref end, waits);
            process.CanHaveDescriptors = true;
            if (waits && error == Errno.EAGAIN)
            {
                process.Reads[thread] = new ModelProcess.PendingRead(buffer, readSize, consumed, write.Length, written);
                return null;
            }
        }

        Driver.EndWriteRead(found);
        return new WriteReadOutcome(error, write.Length, written, consumed, end, buffer.AsMemory(0, Math.Max(readSize, end)));
    }

    protected override bool DoOther(Slot slot, Term term)
    {
        BinderThread thread = Thread(slot, (int)term[1]);
        switch (term.Name)
        {
            case "flush":
                Driver.Flush(Proc(slot));
                return true;
            case "fail":
                Driver.FailDelivery(thread);
                return true;
            case "interrupt":
                Driver.CancelWait(thread);
                slot.IsWaiting[(int)term[1]] = false;
                return true;
            default:
                return false;
        }
    }

    protected override void Settle()
    {
        _reparked.Clear();
        IsChance = false;
        uint places = 0;
        while (_woken.TryDequeue(out BinderThread? thread))
        {
            ModelProcess process = (ModelProcess)thread.Owner!;
            int index = process.ThreadOf(thread);
            if (thread.IsDead || !process.Slot.IsWaiting[index])
                continue;
            uint place = 1u << process.Slot.Place;
            IsChance |= (places & place) != 0;
            places |= place;
            ReadOn(process, thread, index);
        }

        Woken.Sort(static (left, right) => (left.Place, left.Thread).CompareTo((right.Place, right.Thread)));
    }

    private void ReadOn(ModelProcess process, BinderThread thread, int index)
    {
        ModelProcess.PendingRead read = process.Reads[index]!;
        int end = read.Consumed;
        Errno error = Driver.Read(thread, read.Buffer, ref end, blocking: true);
        if (error == Errno.EAGAIN)
        {
            _reparked.Add((process.Slot.Place, index));
            return;
        }

        process.Reads[index] = null;
        WriteReadOutcome outcome = new(error, read.WriteSize, read.WriteConsumed, read.Consumed, end, read.Buffer);
        Woken.Add(new Waking(process.Slot.Place, index, outcome));
    }

    private BinderProc Proc(Slot slot) => _processes[slot.Place]!.Proc;

    private BinderThread Thread(Slot slot, int thread) => _processes[slot.Place]!.Thread(Driver, thread);

    /// <summary>What concerns a process as a whole is done by its first thread; every ioctl of a thread ends its duty to return.</summary>
    private void ByMainThread(Slot slot) => Driver.EndWriteRead(Thread(slot, 0));
}
