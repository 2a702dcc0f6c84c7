using Binder.Driver;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Exploration;

/// <summary>
/// Makes up the next step of a script, from a seed and from what our driver holds at the moment: mostly what could succeed, often what is just
/// wrong, sometimes nonsense.
/// </summary>
internal sealed class ScriptGenerator(int seed, ModelWorld world, Repertoire repertoire)
{
    /// <summary>The processes that open the device; the last place is a second open of the first one.</summary>
    private const int Processes = ExplorationWorld.Slots - 1;

    private static readonly ulong[] Pointers = [0x1000, 0x2000, 0x3000, 0x4000];
    private static readonly int[] AreaSizes = [4096, 8192, 8192, 16384, 16384, 16384, 65536];
    private static readonly int[] DataSizes = [0, 0, 0, 4, 8, 8, 20, 100, 1000, 3000];
    private static readonly int[] OddReadSizes = [4, 8, 40, 76, 79, 80, 81, 84, 100, 120, 160];
    private static readonly uint[] NodeFlags = [0x100, 0x100, 0x113, 0x100, 0, 0x17F];

    private readonly Random _random = new(seed);
    private readonly bool _everything = repertoire == Repertoire.Everything;
    private readonly bool _calm = seed % 4 == 0;
    private int _label;

    public Step Next()
    {
        int label = _label++;
        return new Step(label, label < 2 * Processes ? First(label % Processes, label / Processes) : Any());
    }

    /// <summary>The processes come, and get a handle for the context manager.</summary>
    private Term First(int place, int round)
    {
        if (round == 0)
            return Term.Of("open", (ulong)place, (ulong)place, (ulong)Pick(AreaSizes));
        return place == 0 ? Manager(0) : Io((ulong)place, 0, [Term.Of("acquire", 0)], read: false);
    }

    private Term Any()
    {
        int place = _random.Next(Processes);
        ModelProcess? process = world.Processes[place];
        if (process is null)
            return Open(place);
        int which = _random.Next(1000);
        if (which < 925)
            return OnThread(process);
        if (which < 980)
            return OnProcess(process, place);
        return which < (_calm ? 983 : 990) ? CloseOrMap(place) : OnSecondOpen();
    }

    private Term Open(int place) =>
        Term.Of("open", (ulong)place, (ulong)(place % Processes), Chance(10) ? 0 : (ulong)Pick(AreaSizes));

    private Term Manager(int place) =>
        Term.Of("manager", (ulong)place, Chance(4) ? 0ul : 0x77, Chance(4) ? 0ul : 0x88, Pick(NodeFlags) | (_everything && Chance(3) ? 0x1000u : 0));

    private Term OnSecondOpen()
    {
        const int Second = Processes;
        ModelProcess? process = world.Processes[Second];
        if (process is null)
            return Open(Second);
        return Chance(30) ? Term.Of("close", Second) : OnThread(process);
    }

    private Term CloseOrMap(int place)
    {
        int which = _random.Next(8);
        if (which == 0)
            return Term.Of("unmap", (ulong)place);
        return which == 1 ? Term.Of("map", (ulong)place, (ulong)Pick(AreaSizes)) : Term.Of("close", (ulong)place);
    }

    private Term OnProcess(ModelProcess process, int place)
    {
        ulong p = (ulong)place;
        switch (_random.Next(_everything ? 11 : 10))
        {
            case 0:
                return Manager(place);
            case 1:
                return Term.Of("max", p, (ulong)_random.Next(4));
            case 2:
                return Term.Of("spam", p, _everything && !Chance(4) ? 1u : 0);
            case 3:
                return Term.Of("freeze", p, (ulong)_random.Next(Processes), 1);
            case 4 or 5:
                return Term.Of("freeze", p, (ulong)_random.Next(Processes), Chance(3) ? 1u : 0);
            case 6:
                return Term.Of("frozen", p, (ulong)_random.Next(Processes));
            case 7:
                return Term.Of("node", p, Chance(2) ? 0 : Pick(Pointers));
            case 8:
                return Term.Of("ref", p, Handle(process), Chance(10) ? 1u : 0);
            case 9:
                return Term.Of("manager", p, 0x77, 0x88, 0x100);
            default:
                return Term.Of("flush", p);
        }
    }

    private Term OnThread(ModelProcess process)
    {
        ulong p = (ulong)process.Slot.Place;
        int thread = PickThread(process);
        ulong t = (ulong)thread;
        if (process.KnownThread(thread) is { } known && world.Driver.IsReadable(known) && !Chance(3))
            return Io(p, t, process.Due.Count > 0 && Chance(2) ? Commands(process, thread) : [], read: true);
        switch (_random.Next(_everything ? 104 : 100))
        {
            case < 36:
                return Io(p, t, Commands(process, thread), read: false);
            case < 62:
                return Io(p, t, Commands(process, thread), read: true);
            case < 92:
                return Io(p, t, [], read: true);
            case < 94:
                return Term.Of("poll", p, t);
            case < 97:
                return Term.Of("error", p, t);
            case 97:
                return Term.Of("exit", p, t);
            case < 100:
                return Io(p, t, [Term.Of("word", Chance(2) ? 0x40046302 : (uint)_random.Next())], read: true);
            case < 102:
                return Term.Of("fail", p, t);
            default:
                return Term.Of("interrupt", p, t);
        }
    }

    /// <summary>Mostly one that has something to do.</summary>
    private int PickThread(ModelProcess process)
    {
        for (int tries = 0; tries < 3; tries++)
        {
            int thread = _random.Next(100) switch { < 50 => 0, < 70 => 1, < 88 => 2, _ => 3 };
            if (process.Slot.IsWaiting[thread])
                continue;
            if (process.KnownThread(thread) is { } known && (known.Stack is not null || !known.Todo.IsEmpty || Chance(4)))
                return thread;
        }

        return _random.Next(ExplorationWorld.Threads);
    }

    private Term Io(ulong place, ulong thread, Term[] commands, bool read)
    {
        ulong size = 0;
        ulong consumed = 0;
        StepFlags flags = StepFlags.None;
        if (read)
        {
            size = Chance(10) ? (ulong)Pick(OddReadSizes) : 512;
            if (Chance(30) && size >= 8)
                consumed = Chance(2) ? 4u : 8;
            if (thread >= ExplorationWorld.FirstWaitingThread && size >= 80 && Chance(2))
                flags = StepFlags.Waits;
            else if (Chance(40))
                flags = StepFlags.NoDescriptors;
        }

        return new Term("io", [place, thread, size, consumed, (ulong)flags], commands);
    }

    private Term[] Commands(ModelProcess process, int thread)
    {
        List<Term> commands = [];
        BinderThread? known = process.KnownThread(thread);
        if (known?.Stack is { } top && top.ToThread == known && !Chance(3))
            commands.Add(Reply(process));
        if (process.Due.Count > 0 && Chance(2))
            TakeDue(process, commands);
        int count = commands.Count > 0 ? _random.Next(3) : _random.Next(1, 4);
        for (int i = 0; i < count; i++)
            commands.Add(Command(process, known));
        return [.. commands];
    }

    private void TakeDue(ModelProcess process, List<Term> commands)
    {
        do
        {
            int index = _random.Next(process.Due.Count);
            commands.Add(process.Due[index]);
            if (!Chance(20))
                process.Due.RemoveAt(index);
        }
        while (process.Due.Count > 0 && commands.Count < 4);
    }

    private Term Command(ModelProcess process, BinderThread? thread)
    {
        ulong handle = Handle(process);
        bool mayCall = thread?.Stack is null || thread.Stack.ToThread == thread || Chance(10);
        ulong cookie = (ulong)_random.Next(3);
        switch (_random.Next(repertoire == Repertoire.WithoutFreezeNotifications ? 56 : 60))
        {
            case < 10:
                return new Term("call", [handle, (ulong)_random.Next(4), AnyFlags() & ~1ul | (mayCall ? 0ul : 1)], Message(process));
            case < 22:
                return new Term("call", [handle, (ulong)_random.Next(4), AnyFlags() | 1], Message(process));
            case < 23:
                return Reply(process);
            case < 33:
                return Free(process);
            case < 35:
                return Term.Of("increfs", handle);
            case < 40:
                return Term.Of("acquire", handle);
            case < 42:
                return Term.Of("release", handle);
            case < 44:
                return Term.Of("decrefs", handle);
            case < 47:
                return Term.Of("death", handle, cookie);
            case 47:
                return Term.Of("cleardeath", handle, DeathCookie(process, handle, cookie));
            case 48:
                return Term.Of("deathdone", cookie);
            case 49:
                return Term.Of(Chance(2) ? "increfsdone" : "acquiredone", Pick(Pointers), Chance(10) ? 2u : 1);
            case < 53:
                return new Term(
                    "callsg", [handle, (ulong)_random.Next(4), AnyFlags() | (mayCall ? 0ul : 1), GatheredSize()], Gathering(process));
            case 53:
                return Term.Of("register");
            case < 56:
                return Term.Of(Chance(8) ? "leave" : "enter");
            case 56:
                return Term.Of("unwatch", handle, WatchCookie(process, handle, cookie));
            case 57:
                return Chance(3) ? Term.Of("watchdone", cookie) : Term.Of("watch", handle, cookie);
            default:
                return Term.Of("watch", handle, cookie);
        }
    }

    private Term Reply(ModelProcess process) => Chance(6)
        ? new Term("replysg", [(ulong)_random.Next(4), AnyFlags(), GatheredSize()], Gathering(process))
        : new Term("reply", [(ulong)_random.Next(4), AnyFlags()], Message(process));

    private ulong GatheredSize() => Chance(10) ? (ulong)_random.Next(200) : (ulong)_random.Next(8, 20) * 8;

    private ulong AnyFlags()
    {
        ulong flags = (ulong)_random.Next(0x80);
        return Chance(5) ? flags & ~0x10ul : flags | 0x10;
    }

    private Term Free(ModelProcess process)
    {
        if (process.Buffers.Count == 0 || Chance(12))
            return Term.Of("freeat", (ulong)_random.Next(64) * 8);
        int index = _random.Next(process.Buffers.Count);
        int label = process.Buffers[index];
        if (!Chance(15))
            process.Buffers.RemoveAt(index);
        return Term.Of("free", (ulong)label);
    }

    /// <summary>Mostly one that the process has.</summary>
    private ulong Handle(ModelProcess process)
    {
        uint wanted = (uint)_random.Next(6);
        if (Chance(10))
            return wanted;
        return (process.Proc.Refs.FindFrom(wanted) ?? process.Proc.Refs.FindFrom(0))?.Handle ?? 0;
    }

    private ulong DeathCookie(ModelProcess process, ulong handle, ulong other) =>
        Chance(8) ? other : process.Proc.Refs.Find((uint)handle)?.Death?.Cookie ?? other;

    private ulong WatchCookie(ModelProcess process, ulong handle, ulong other) =>
        Chance(8) ? other : process.Proc.Refs.Find((uint)handle)?.Freeze?.Cookie ?? other;

    private Term[] Message(ModelProcess process)
    {
        List<Term> parts = [];
        AddBytes(parts);
        for (int objects = _random.Next(4); objects > 0; objects--)
        {
            parts.Add(Object(process));
            if (Chance(12))
                AddBytes(parts);
        }

        if (Chance(50))
            parts.Add(Term.Of("offset", (ulong)_random.Next(64)));
        if (Chance(80))
            parts.Add(Term.Of("object", BinderObjectType.BINDER_TYPE_BINDER + (uint)_random.Next(2)));
        if (Chance(100))
            parts.Add(Term.Of("datasize", Chance(3) || _everything ? (ulong)_random.NextInt64(long.MinValue, long.MaxValue) : (ulong)_random.Next(20_000)));
        if (Chance(100))
            parts.Add(Term.Of("offsetssize", Chance(3) ? (ulong)_random.NextInt64(long.MinValue, long.MaxValue) : (ulong)_random.Next(50)));
        if (Chance(120))
            parts.Add(Term.Of(Chance(2) ? "baddata" : "badoffsets"));
        return [.. parts];
    }

    private void AddBytes(List<Term> parts)
    {
        int size = Chance(60) ? _random.Next(40) : Pick(DataSizes);
        if (size > 0)
            parts.Add(Term.Of("bytes", (ulong)size, (ulong)_random.Next(1, 256)));
    }

    private Term Object(ModelProcess process)
    {
        ulong cookie = Chance(60) ? 2ul : 1;
        int which = _random.Next(10);
        if (process.Proc.Refs.Count == 0 && which is > 4 and < 9 && !Chance(10))
            which = 0;
        switch (which)
        {
            case < 4:
                return Term.Of("binder", Pick(Pointers), cookie, Pick(NodeFlags) | (_everything && Chance(8) ? 0x1000u : 0));
            case 4:
                return Term.Of("weak", Pick(Pointers), cookie, Pick(NodeFlags));
            case < 8:
                return Term.Of("handle", Handle(process), 0x13);
            case 8:
                return Term.Of("weakhandle", Handle(process), 0x13);
            default:
                return Term.Of("file", Chance(12) ? 5u : (uint)_random.Next(CommandEncoder.Files), (ulong)_random.Next());
        }
    }

    private Term[] Gathering(ModelProcess process)
    {
        List<Term> parts = [];
        if (!Chance(30) || !_everything)
            parts.Add(Term.Of("bytes", 4, 0x44));
        if (Chance(4))
            parts.Add(Object(process));
        int objects = parts.Count(static part => part.Name != "bytes") + 1;
        parts.Add(Pointer());
        for (int more = _random.Next(4); more > 0; more--, objects++)
        {
            ulong parent = Chance(6) ? (ulong)_random.Next(5) : (ulong)_random.Next(objects);
            ulong offset = Chance(12) ? (ulong)_random.Next(40) : (ulong)_random.Next(6) * 4;
            if (Chance(3))
                parts.Add(Term.Of("array", Chance(20) ? 1ul << 62 : (ulong)_random.Next(3), parent, offset));
            else if (Chance(4))
                parts.Add(Pointer());
            else
                parts.Add(Term.Of("ptr", PartLength(), File(), parent, offset));
        }

        if (Chance(20))
            parts.Add(Object(process));
        return [.. parts];
    }

    private Term Pointer() => Term.Of("ptr", PartLength(), File());

    private ulong PartLength() => Chance(8) ? (ulong)_random.Next(70) : (ulong)_random.Next(2, 9) * 8;

    private ulong File() => Chance(30) ? 9u : Chance(30) ? 2u : (uint)_random.Next(CommandEncoder.Files);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}
