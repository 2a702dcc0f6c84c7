using Binder.Aidl.Tests.Conformance.Suite;
using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>The actors of a scenario and their world.</summary>
internal sealed class Stage(IWorld world)
{
    /// <summary>A context manager whose node takes files.</summary>
    public static readonly flat_binder_object ManagerNode =
        new() { binder = 0x77, cookie = 0x88, flags = FlatBinderFlags.FLAT_BINDER_FLAG_ACCEPTS_FDS };

    private readonly List<Actor> _actors = [];
    private Actor? _manager;

    public IWorld World => world;

    /// <summary>The context manager, made on first use: its node takes files and has ptr 0x77, cookie 0x88.</summary>
    public Actor Manager
    {
        get
        {
            if (_manager is null || _manager.IsClosed)
            {
                _manager = Open();
                Check.Equal(Errno.None, _manager.Port.SetContextManager(ManagerNode), "SET_CONTEXT_MGR_EXT");
            }

            return _manager;
        }
    }

    public void Needs(Capability capability)
    {
        if (world.Lacks(capability) is { } reason)
            throw new SkipException(reason);
    }

    public Actor Open(int areaSize = OpenOptions.DefaultAreaSize) => Open(new OpenOptions(areaSize));

    public Actor Open(OpenOptions options)
    {
        if (options.Sibling is not null)
            Needs(Capability.SecondOpen);
        Actor actor = new(this, world.Open(options));
        _actors.Add(actor);
        return actor;
    }

    /// <summary>Some other process that is there.</summary>
    public Actor Observer(Actor actor) => _actors.Find(other => other != actor && !other.IsClosed && other.Pid != actor.Pid) ?? Open();

    /// <summary>
    /// Gives <paramref name="holder"/> a handle, with one strong count, for a node of <paramref name="owner"/>, through the manager. The owner
    /// has acknowledged the node; all buffers are freed.
    /// </summary>
    public uint Share(Actor owner, Actor holder, ulong ptr = 0x5000, ulong cookie = 0x6000, uint flags = 0x113)
    {
        owner.Main.Write(c => c.Call(0, 1, m => m.Binder(ptr, cookie, flags)));
        Received exported = Manager.Main.Expect("NOOP TXN");
        uint handle = exported.Transaction.Object(0).handle;
        Manager.Main.Write(c => c.Acquire(handle).FreeBuffer(exported).Reply());
        owner.Main.Settle();
        Manager.Main.Settle();

        holder.Main.Write(c => c.Call(0));
        Received asked = Manager.Main.Expect("NOOP TXN");
        Manager.Main.Write(c => c.FreeBuffer(asked).Reply(0, m => m.Handle(handle)));
        Manager.Main.Settle();
        Received got = holder.Main.Expect("NOOP TC REPLY");
        uint result = got.Transaction.Object(0).handle;
        holder.Main.Write(c => c.Acquire(result).FreeBuffer(got));
        Manager.Main.Write(c => c.Release(handle));
        owner.Main.Settle();
        return result;
    }

    /// <summary>Closes everything. Nothing may be left behind.</summary>
    public void End()
    {
        world.CloseAll();
        if (world.Counts is { } counts)
            Check.Equal(default, counts, "what the driver still holds");
    }
}
