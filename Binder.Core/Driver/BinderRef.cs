namespace Binder.Driver;

/// <summary>A process's hold on a node: at most one per process and node. It goes when both counts are 0.</summary>
internal sealed class BinderRef(BinderProc process, BinderNode node, uint id, uint handle)
{
    public BinderProc Process { get; } = process;

    public BinderNode Node { get; } = node;

    public uint Id { get; } = id;

    public uint Handle { get; } = handle;

    public long Strong { get; set; }

    public long Weak { get; set; }

    public BinderDeath? Death { get; set; }

    public BinderFreeze? Freeze { get; set; }

    public BinderRef? NextOfNode { get; set; }

    public BinderRef? PreviousOfNode { get; set; }
}
