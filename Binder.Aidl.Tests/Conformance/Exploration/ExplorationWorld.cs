using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Binder.Aidl.Tests.Conformance.Actors;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// A device and the processes of a script: carries out steps and tells what came of them, in words that are the same for every driver that
/// does the same.
/// </summary>
internal abstract class ExplorationWorld : IDisposable
{
    public const int Slots = 5;

    public const int Threads = 4;

    /// <summary>From this thread on a process's threads have system threads of their own and can wait; the others share theirs.</summary>
    public const int FirstWaitingThread = 2;

    /// <summary>Where processes see the arena, whichever the world: a message that misstates its size carries addresses along.</summary>
    public const long ArenaStart = 0x6000_0000_0000;

    /// <summary>An address where nothing is.</summary>
    public const ulong BadAddress = ArenaStart + ArenaSize;

    protected const int ArenaSize = 64 * 1024;
    protected const int MaxRead = 1024;

    /// <summary>Labels that belong to one step: its own read, and those of threads that it wakes.</summary>
    public const int LabelsPerStep = 16;

    private readonly CommandEncoder _encoder;
    private readonly ReturnDescriber _describer;
    private readonly Dictionary<int, (Slot Slot, int Open, ulong Address)> _buffers = [];
    private int _opens;

    protected ExplorationWorld()
    {
        _encoder = new CommandEncoder(this);
        _describer = new ReturnDescriber(this);
        for (int i = 0; i < Slots; i++)
            Places[i] = new Slot(i);
    }

    public Slot[] Places { get; } = new Slot[Slots];

    /// <summary>The memory that commands point to. Behind its end nothing can be read.</summary>
    public abstract Span<byte> Arena { get; }

    /// <summary>Whether outcomes are told; a world that is quiet is faster.</summary>
    public bool IsQuiet { get; init; }

    protected StringBuilder Text { get; } = new();

    /// <summary>Threads that a step has woken and that have returned, in the order of place and thread, with what they read.</summary>
    public List<Waking> Woken { get; } = [];

    public ulong BufferAddress(Slot slot, int label) =>
        _buffers.TryGetValue(label, out (Slot Slot, int Open, ulong Address) buffer) && buffer.Slot == slot && buffer.Open == slot.Open
            ? buffer.Address
            : 0;

    /// <summary>Notes a buffer that a process has received.</summary>
    public virtual void NoteBuffer(Slot slot, int label, ulong address) => _buffers[label] = (slot, slot.Open, address);

    /// <summary>Carries out a step.</summary>
    /// <returns>What came of it; empty if the world is quiet.</returns>
    public string Do(Step step)
    {
        Text.Clear();
        Woken.Clear();
        Slot slot = Places[(int)step.Term[0]];
        if (step.Term.Name == "open")
            Open(slot, step.Term);
        else if (!slot.IsOpen)
            Say("closed");
        else
            Do(slot, step);
        Settle();
        for (int i = 0; i < Woken.Count; i++)
        {
            Waking waking = Woken[i];
            Say($" | {waking.Place}.{waking.Thread}: ");
            Places[waking.Place].IsWaiting[waking.Thread] = false;
            Tell(Places[waking.Place], (step.Label * LabelsPerStep) + 1 + i, waking.Outcome);
        }

        return IsQuiet ? "" : Text.ToString();
    }

    /// <summary>Closes everything.</summary>
    public void End()
    {
        CloseAll([.. Places.Where(static slot => slot.IsOpen)]);
        foreach (Slot slot in Places)
            Forget(slot);
        _buffers.Clear();
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What a process sees of its area.</summary>
    public abstract bool Peek(Slot slot, ulong address, Span<byte> destination);

    /// <summary>Which of the test files a descriptor is; -1 if none.</summary>
    public abstract int FileOf(Slot slot, int descriptor);

    public abstract void CloseFile(Slot slot, int descriptor);

    /// <summary>Which process has this number.</summary>
    public abstract int ProcessOf(int pid);

    /// <summary>A thread has read this.</summary>
    public virtual void Note(Slot slot, in Returned returned)
    {
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected abstract Errno Open(Slot slot);

    protected abstract Errno Map(Slot slot, int size);

    protected abstract void Unmap(Slot slot);

    protected abstract void CloseDevice(Slot slot);

    /// <summary>Closes all that is open, at the end of a script.</summary>
    protected abstract void CloseAll(Slot[] slots);

    protected abstract Errno SetContextManager(Slot slot, in flat_binder_object node);

    protected abstract void SetMaxThreads(Slot slot, uint count);

    protected abstract void DetectSpam(Slot slot, bool enable);

    protected abstract Errno Freeze(Slot slot, int process, bool enable);

    protected abstract Errno GetFrozenInfo(Slot slot, int process, ref binder_frozen_status_info info);

    protected abstract void GetNodeDebugInfo(Slot slot, ref binder_node_debug_info info);

    protected abstract Errno GetNodeInfoForRef(Slot slot, ref binder_node_info_for_ref info);

    protected abstract void Exit(Slot slot, int thread);

    protected abstract bool Poll(Slot slot, int thread);

    protected abstract void GetExtendedError(Slot slot, int thread, out binder_extended_error error);

    /// <summary><c>BINDER_WRITE_READ</c>.</summary>
    /// <returns>Null if the thread waits now.</returns>
    protected abstract WriteReadOutcome? WriteRead(Slot slot, int thread, ReadOnlySpan<byte> write, int readSize, int consumed, StepFlags flags);

    /// <summary>What only a world without a system can do: signals and the like.</summary>
    protected abstract bool DoOther(Slot slot, Term term);

    /// <summary>Lets threads that were woken return, and fills <see cref="Woken"/>.</summary>
    protected abstract void Settle();

    protected void Say(string text)
    {
        if (!IsQuiet)
            Text.Append(text);
    }

#pragma warning disable CA1822 // the handler takes the world
    protected void Say([InterpolatedStringHandlerArgument("")] ref Telling text) => _ = text;
#pragma warning restore CA1822

    private void Open(Slot slot, Term term)
    {
        if (slot.IsOpen)
        {
            Say("open already");
            return;
        }

        slot.IsOpen = true;
        slot.Open = ++_opens;
        slot.Pid = (int)term[1];
        slot.AreaSize = 0;
        slot.AreaAddress = 0;
        Say(Open(slot));
        if (term[2] > 0)
            Say(MapArea(slot, (int)term[2]));
    }

    private Errno MapArea(Slot slot, int size)
    {
        Errno error = Map(slot, size);
        if (error == Errno.None)
            slot.AreaSize = size;
        return error;
    }

    private void Close(Slot slot)
    {
        CloseDevice(slot);
        Forget(slot);
    }

    private static void Forget(Slot slot)
    {
        slot.IsOpen = false;
        slot.AreaSize = 0;
        Array.Clear(slot.IsWaiting);
    }

    private void Do(Slot slot, Step step)
    {
        Term term = step.Term;
        switch (term.Name)
        {
            case "map":
                Say(MapArea(slot, (int)term[1]));
                break;
            case "unmap":
                if (slot.AreaSize > 0)
                    Unmap(slot);
                slot.AreaSize = 0;
                break;
            case "close":
                Close(slot);
                break;
            case "manager":
                Say(SetContextManager(slot, new flat_binder_object { binder = term[1], cookie = term[2], flags = (uint)term[3] }));
                break;
            case "max":
                SetMaxThreads(slot, (uint)term[1]);
                break;
            case "spam":
                DetectSpam(slot, term[1] != 0);
                break;
            case "freeze":
                Say(Freeze(slot, (int)term[1], term[2] != 0));
                break;
            case "frozen":
                binder_frozen_status_info frozen = default;
                Say(GetFrozenInfo(slot, (int)term[1], ref frozen));
                Say($" sync {frozen.sync_recv} async {frozen.async_recv}");
                break;
            case "node":
                binder_node_debug_info node = new() { ptr = term[1] };
                GetNodeDebugInfo(slot, ref node);
                Say($"{node.ptr:x} {node.cookie:x} strong {node.has_strong_ref} weak {node.has_weak_ref}");
                break;
            case "ref":
                binder_node_info_for_ref reference = new() { handle = (uint)term[1], strong_count = (uint)term[2] };
                Say(GetNodeInfoForRef(slot, ref reference));
                Say($" strong {reference.strong_count} weak {reference.weak_count}");
                break;
            default:
                if (slot.IsWaiting[(int)term[1]] && term.Name != "interrupt")
                    Say("waiting");
                else
                    DoOnThread(slot, step);
                break;
        }
    }

    private void DoOnThread(Slot slot, Step step)
    {
        Term term = step.Term;
        int thread = (int)term[1];
        switch (term.Name)
        {
            case "exit":
                Exit(slot, thread);
                break;
            case "poll":
                Say(Poll(slot, thread) ? "readable" : "idle");
                break;
            case "error":
                GetExtendedError(slot, thread, out binder_extended_error error);
                Say($"{error.command:x} {error.param}{(error.id == 0 ? " without id" : "")}");
                break;
            case "io":
                WriteReadOutcome? outcome =
                    WriteRead(slot, thread, _encoder.Encode(slot, term.Parts), (int)term[2], (int)term[3], (StepFlags)term[4]);
                slot.IsWaiting[thread] = outcome is null;
                if (outcome is { } result)
                    Tell(slot, step.Label * LabelsPerStep, result);
                else
                    Say("waits");
                break;
            default:
                if (!DoOther(slot, term))
                    throw new FormatException($"'{term.Name}' is no step.");
                break;
        }
    }

    private void Tell(Slot slot, int label, in WriteReadOutcome outcome)
    {
        if (outcome.WriteSize > 0)
            Say($"wrote {outcome.WriteConsumed} of {outcome.WriteSize}; ");
        if (outcome.Error != Errno.None)
            Say($"{outcome.Error} read {outcome.ReadConsumed}");
        else
            _describer.Describe(slot, label, outcome, IsQuiet ? null : Text);
    }

    private void Say(Errno error) => Say(error == Errno.None ? "ok" : error.ToString());

    /// <summary>Builds a text, if it is told at all.</summary>
    [InterpolatedStringHandler]
    protected ref struct Telling
    {
        private StringBuilder.AppendInterpolatedStringHandler _text;

        public Telling(int literalLength, int formattedCount, ExplorationWorld world, out bool isTold)
        {
            isTold = !world.IsQuiet;
            _text = isTold ? new(literalLength, formattedCount, world.Text, CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string format) => _text.AppendFormatted(value, format);
    }
}
