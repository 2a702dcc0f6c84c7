using Binder.Protocol;
using static Binder.Protocol.BinderReturn;

namespace Binder.Driver;

/// <content>Nodes: their making, their counts, and what the owner hears of them. Source: <c>binder_inc_node_nilocked</c>, <c>binder_dec_node_nilocked</c>.</content>
internal sealed partial class BinderDriver
{
    private BinderNode? NewNode(BinderProc owner, in flat_binder_object exported)
    {
        if (!owner.Account.TryCharge(BinderResource.Nodes))
            return null;
        BinderNode node = new(owner, NextId(), exported.binder, exported.cookie, exported.flags);
        owner.Nodes.Add(node);
        _nodeCount++;
        return node;
    }

    /// <param name="isInternal">Counted for another process's reference; else for the owner or a buffer of its own.</param>
    /// <param name="exporter">The owner's thread that exports the node just now, and will hear of its first use.</param>
    private static void IncrementNode(BinderNode node, bool isStrong, bool isInternal, BinderThread? exporter)
    {
        if (isStrong)
        {
            if (isInternal)
                node.InternalStrong++;
            else
                node.LocalStrong++;
            if (!node.HasStrong && exporter is not null)
            {
                node.Dequeue();
                exporter.EnqueueDeferred(node);
            }
        }
        else
        {
            if (!isInternal)
                node.LocalWeak++;
            if (!node.HasWeak && exporter is not null && !node.IsQueued)
                exporter.EnqueueDeferred(node);
        }
    }

    private void DecrementNode(BinderNode node, bool isStrong, bool isInternal)
    {
        if (isStrong)
        {
            if (isInternal)
                node.InternalStrong--;
            else if (node.LocalStrong > 0)
                node.LocalStrong--;
            if (node.IsStrong)
                return;
        }
        else
        {
            if (!isInternal && node.LocalWeak > 0)
                node.LocalWeak--;
            if (node.LocalWeak > 0 || node.FirstRef is not null)
                return;
        }

        AfterDecrement(node);
    }

    /// <summary>The last strong or weak use may have ended: the owner hears of it if it had been told, else an unused node goes.</summary>
    private void AfterDecrement(BinderNode node)
    {
        if (node.Process is { } owner && (node.HasStrong || node.HasWeak))
        {
            if (!node.IsQueued)
                EnqueueForProcess(owner, node);
        }
        else if (!node.IsWeak)
        {
            FreeNode(node);
        }
    }

    private void FreeNode(BinderNode node)
    {
        node.Dequeue();
        if (node.Process is { } owner)
        {
            owner.Nodes.Remove(node);
            owner.Account.Release(BinderResource.Nodes);
            node.Process = null;
        }

        _nodeCount--;
    }

    /// <summary>Tells the owner what has changed between the last time and now; changes that cancel out say nothing.</summary>
    private void ReportNode(BinderNode node, ref ReturnWriter output)
    {
        bool isStrong = node.IsStrong;
        bool isWeak = node.IsWeak;
        binder_ptr_cookie name = new() { ptr = node.Ptr, cookie = node.Cookie };
        if (isWeak && !node.HasWeak)
        {
            node.HasWeak = true;
            node.IsWeakPending = true;
            node.LocalWeak++;
            output.Write(BR_INCREFS, name);
        }

        if (isStrong && !node.HasStrong)
        {
            node.HasStrong = true;
            node.IsStrongPending = true;
            node.LocalStrong++;
            output.Write(BR_ACQUIRE, name);
        }

        if (!isStrong && node.HasStrong)
        {
            node.HasStrong = false;
            output.Write(BR_RELEASE, name);
        }

        if (!isWeak && node.HasWeak)
        {
            node.HasWeak = false;
            output.Write(BR_DECREFS, name);
        }

        if (!isWeak)
            FreeNode(node);
    }

    /// <summary><c>BC_INCREFS_DONE</c>, <c>BC_ACQUIRE_DONE</c>: the owner has taken its own hold on the object.</summary>
    private void Acknowledge(BinderProc process, in binder_ptr_cookie name, bool isStrong)
    {
        if (process.Nodes.Find(name.ptr) is not { } node)
            return;
        if (node.Cookie == name.cookie && (isStrong ? node.IsStrongPending : node.IsWeakPending))
        {
            if (isStrong)
                node.IsStrongPending = false;
            else
                node.IsWeakPending = false;
            DecrementNode(node, isStrong, isInternal: false);
        }

        EndLook(node);
    }

    /// <summary>
    /// Whoever looks at a node uses it for that time, and the end of a use without references is news to the owner, though often empty news:
    /// a waiting thread is woken for nothing, and <c>poll</c> says that there is something to read.
    /// </summary>
    private void EndLook(BinderNode node)
    {
        if (node.Process is not null)
            DecrementNode(node, isStrong: false, isInternal: true);
    }
}
