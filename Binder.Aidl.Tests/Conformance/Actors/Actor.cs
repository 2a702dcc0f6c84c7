using Binder.Aidl.Tests.Conformance.Worlds;
using Binder.Protocol;

namespace Binder.Aidl.Tests.Conformance.Actors;

/// <summary>A process of a scenario.</summary>
internal sealed class Actor
{
    private readonly Stage _stage;

    public Actor(Stage stage, IProcessPort port)
    {
        _stage = stage;
        Port = port;
        Main = new ActorThread(this, port.OpenThread());
    }

    public IProcessPort Port { get; }

    /// <summary>Its first thread.</summary>
    public ActorThread Main { get; }

    public int Pid => Port.Pid;

    public bool IsClosed { get; private set; }

    public binder_frozen_status_info FrozenInfo
    {
        get
        {
            binder_frozen_status_info info = new() { pid = (uint)Pid };
            Check.Equal(Errno.None, Port.GetFrozenInfo(ref info), "GET_FROZEN_INFO");
            return info;
        }
    }

    public ActorThread NewThread(bool warm = true) => new(this, Port.OpenThread(warm));

    public void SetMaxThreads(uint count) => Check.Equal(Errno.None, Port.SetMaxThreads(count), "SET_MAX_THREADS");

    public void Flush() => Port.Flush();

    public void Unmap() => Check.Equal(Errno.None, Port.Unmap(), "munmap");

    /// <summary>Freezes or thaws this process, by another one.</summary>
    public Errno Freeze(bool enable = true) =>
        _stage.Observer(this).Port.Freeze(new binder_freeze_info { pid = (uint)Pid, enable = enable ? 1u : 0 });

    /// <summary>Its own nodes, in the driver's order.</summary>
    public IReadOnlyList<binder_node_debug_info> Nodes()
    {
        List<binder_node_debug_info> nodes = [];
        binder_node_debug_info info = default;
        while (true)
        {
            Check.Equal(Errno.None, Port.GetNodeDebugInfo(ref info), "GET_NODE_DEBUG_INFO");
            if (info.ptr == 0)
                return nodes;
            nodes.Add(info);
        }
    }

    /// <summary>Dies.</summary>
    public void Close()
    {
        IsClosed = true;
        Port.Close();
    }
}
